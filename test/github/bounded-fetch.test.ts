import { createServer, type Server } from "node:http";
import nock from "nock";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AnswerTooLargeError, fetchWithin } from "../../src/github/bounded-fetch.ts";
import { interceptHttp } from "./intercept-http.ts";

const fetchPatiently = fetchWithin({ ms: 15_000, bytes: 1000 });
const fetchSoon = fetchWithin({ ms: 50, bytes: 1000 });
const URL = "https://api.github.com/zen";
const api = () => nock("https://api.github.com").get("/zen");

interceptHttp();

describe("an answer", () => {
  it("comes through as it is", async () => {
    api().reply(201, "Keep it logically awesome.", { etag: '"abc"' });
    const response = await fetchPatiently(URL);
    expect([response.status, response.headers.get("etag")]).toEqual([201, '"abc"']);
    expect(await response.text()).toBe("Keep it logically awesome.");
  });

  it.each([204, 304])("without a body comes through too: %i", async (status) => {
    api().reply(status);
    expect((await fetchPatiently(URL)).status).toBe(status);
  });

  it("of just the bound is taken", async () => {
    api().reply(200, "x".repeat(1000));
    expect(await (await fetchPatiently(URL)).text()).toHaveLength(1000);
  });

  it("over the bound is given up", async () => {
    api().reply(200, "x".repeat(1001));
    await expect(fetchPatiently(URL)).rejects.toThrow(AnswerTooLargeError);
  });
});

describe("an answer is not waited for", () => {
  let server: Server;
  let url: string;

  beforeEach(async () => {
    nock.enableNetConnect("127.0.0.1");
    server = createServer((request, response) => {
      if (request.url === "/slow") response.write("It begins");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it.each([
    ["begin", "/silent"],
    ["end", "/slow"],
  ])("where it does not %s", async (_what, path) => {
    await expect(fetchSoon(url + path)).rejects.toMatchObject({ name: "TimeoutError" });
  });

  it("where the caller needs it no more", async () => {
    const signal = AbortSignal.abort(new Error("no need any more"));
    await expect(fetchSoon(`${url}/silent`, { signal })).rejects.toThrow("no need any more");
  });
});
