import { generateKeyPairSync, sign } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  expectNoViolations,
  type LocalGitHub,
  startGitHub,
} from "../../support/github/github-server.ts";
import { inBrief } from "../../support/github/request-log.ts";
import { refusal, type StandInApp, startStandInApp } from "./stand-in-app.ts";

const config = "version: 1\nsecurity: { team: security }\ndefaults: { phase: traditional }\n";
const file = { owner: "acme", repo: ".github", path: ".github/threatmodel.yml" };

let github: LocalGitHub;
let app: StandInApp;

beforeAll(async () => {
  github = await startGitHub({
    organizations: {
      acme: {
        members: ["ada"],
        teams: { security: { members: ["sam"] } },
        repositories: {
          ".github": { files: { ".github/threatmodel.yml": config } },
          billing: { files: { "long.txt": "x".repeat(1024 * 1024 + 1) } },
        },
      },
      other: { members: ["zoe"], repositories: { thing: {} } },
      uninstalled: { members: ["ida"], repositories: { thing: {} }, installed: false },
    },
  });
  app = await startStandInApp(github);
});
afterAll(async () => {
  app.close();
  await github.close();
  expectNoViolations(github);
});

test("base64 comes in lines of 60 characters, raw text as it is", async () => {
  const octokit = app.at("acme");
  const { data } = await octokit.repos.getContent(file);
  const raw = await octokit.repos.getContent({ ...file, mediaType: { format: "raw" } });
  const { content, sha } = data as { content: string; sha: string };
  const blob = await octokit.git.getBlob({ owner: "acme", repo: ".github", file_sha: sha });
  expect(content.split("\n").map(({ length }) => length)).toEqual([60, 40, 0]);
  expect(Buffer.from(content, "base64").toString()).toBe(config);
  expect(blob.data.content).toBe(content);
  expect(raw.data).toBe(config);
});

test("over 1 MB, contents are left out of the JSON, and there as raw text and as a blob", async () => {
  const octokit = app.at("acme");
  const at = { owner: "acme", repo: "billing" };
  const { data } = await octokit.repos.getContent({ ...at, path: "long.txt" });
  const cut = data as { content: string; encoding: string; sha: string };
  const blob = await octokit.git.getBlob({ ...at, file_sha: cut.sha });
  expect([cut.content, cut.encoding]).toEqual(["", "none"]);
  expect(Buffer.from(blob.data.content, "base64").length).toBe(1024 * 1024 + 1);
});

test("who has the newest version gets 304, at no cost; who has not gets the new one", async () => {
  const octokit = app.at("acme");
  const first = await octokit.repos.getContent(file);
  const used = github.rateLimitOf("acme").used;
  const headers = { "if-none-match": String(first.headers.etag) };
  expect(await refusal(octokit.repos.getContent({ ...file, headers }))).toMatch(/^304/);
  expect(github.rateLimitOf("acme").used).toBe(used);
  await github
    .asUser("sam")
    .commit("acme/.github", "main", { ".github/threatmodel.yml": "version: 1\n" });
  const second = await octokit.repos.getContent({ ...file, headers });
  expect(second.status).toBe(200);
  expect(github.rateLimitOf("acme").used).toBe(used + 1);
});

test("what is not there is 404, as is what belongs to others", async () => {
  const octokit = app.at("acme");
  expect(await refusal(octokit.repos.getContent({ ...file, path: "no.yml" }))).toMatch(/^404/);
  const thing = { owner: "other", repo: "thing" };
  expect(await refusal(octokit.repos.get(thing))).toBe("404 Not Found");
  expect((await app.at("other").repos.get(thing)).status).toBe(200);
  expect(github.installationOf("uninstalled")).toBe(0);
});

test("a token can be narrowed to a repository and to permissions", async () => {
  const installation = { installation_id: github.installationOf("acme") };
  const { data } = await app.itself.apps.createInstallationAccessToken({
    ...installation,
    repositories: ["billing"],
    permissions: { contents: "read" },
  });
  const octokit = app.withToken(data.token);
  const at = { owner: "acme", repo: "billing" };
  const check = { ...at, name: "Threat model", head_sha: "0".repeat(40) };
  expect(data.repositories?.map(({ name }) => name)).toEqual(["billing"]);
  expect((await octokit.repos.getContent({ ...at, path: "README.md" })).status).toBe(200);
  expect(await refusal(octokit.repos.getContent(file))).toBe("404 Not Found");
  expect(await refusal(octokit.checks.create(check))).toBe(
    "403 Resource not accessible by integration",
  );
  const more = { ...installation, permissions: { administration: "write" } as const };
  expect(await refusal(app.itself.apps.createInstallationAccessToken(more))).toMatch(/^422/);
});

test("a token that has run out, and one that never was, are bad credentials", async () => {
  const { data } = await app.itself.apps.createInstallationAccessToken({
    installation_id: github.installationOf("acme"),
  });
  const get = (token: string) => app.withToken(token).repos.getContent(file);
  expect((await get(data.token)).status).toBe(200);
  github.expireTokens();
  expect(await refusal(get(data.token))).toBe("401 Bad credentials");
  expect(await refusal(get("ghs_invented"))).toBe("401 Bad credentials");
});

test("an app whose key is another, or whose clock is ahead, is no app", async () => {
  const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const forged = key.export({ type: "pkcs1", format: "pem" }).toString();
  const now = Math.floor(Date.now() / 1000);
  const ask = (privateKey: string, iat: number) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = { iss: github.app.id, iat, exp: iat + 600 };
    const text = `${part({ alg: "RS256", typ: "JWT" })}.${part(claims)}`;
    const signature = sign("RSA-SHA256", Buffer.from(text), privateKey).toString("base64url");
    return refusal(app.withToken(`${text}.${signature}`).apps.getAuthenticated());
  };
  expect(await ask(github.app.privateKey, now - 10)).toBe("not refused");
  expect(await ask(forged, now - 10)).toBe("401 A JSON web token could not be decoded");
  expect(await ask(github.app.privateKey, now + 300)).toMatch(/^401 'Expiration time' claim/);
  expect(await ask(github.app.privateKey, now - 900)).toMatch(/^401 'Expiration time' claim/);
});

test("the app's requests are kept in the log, people's are not", async () => {
  await github.asUser("sam").octokit.repos.getContent(file);
  github.requests.length = 0;
  await app.at("acme").repos.getContent(file);
  expect(github.requests.map(inBrief)).toEqual([
    "POST /app/installations/{installation_id}/access_tokens 201",
    "GET /repos/{owner}/{repo}/contents/{path} 200",
  ]);
  expect(github.requests.map(({ installation }) => installation)).toEqual([
    null,
    github.installationOf("acme"),
  ]);
});
