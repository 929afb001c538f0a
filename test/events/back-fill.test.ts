import { expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { fillBackInstallation } from "../../src/events/back-fill.ts";
import { nockedGitHub } from "../github/nocked-github.ts";
import { aWorld } from "../support/world-builder.ts";

const { github, api } = nockedGitHub();

const page = (count: number) => ({
  total_count: 103,
  repositories: Array.from({ length: count }, (_, at) => ({
    id: at + 1,
    name: `r${at}`,
    html_url: `https://github.com/acme/r${at}`,
    private: true,
    owner: { login: "acme" },
  })),
});

it("a large installation is gone through page by page, to its end", async () => {
  const store = await openStore("file::memory:");
  const world = aWorld(github, store);
  const waiting = async () =>
    (await store.deliveries.list(["waiting"], 999)).map(({ id }) => id).sort();
  const errand = { kind: "back-fill-installation", installationId: 7 } as const;
  const left = { limit: 5000, remaining: 5000, reset: 0, used: 0 };
  api()
    .get("/rate_limit")
    .twice()
    .reply(200, { rate: left, resources: { core: left } });
  api().get("/installation/repositories?per_page=100&page=1").reply(200, page(100));
  await fillBackInstallation(world, "d:page:1", { ...errand, page: 1 });
  expect(await waiting()).toHaveLength(101);
  expect(await waiting()).toContain("d:page:2");
  api().get("/installation/repositories?per_page=100&page=2").reply(200, page(3));
  await fillBackInstallation(world, "d:page:2", { ...errand, page: 2 });
  expect(await waiting()).not.toContain("d:page:3");
  await store.close();
});
