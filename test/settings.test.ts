import { describe, expect, test } from "vitest";
import { readSettings, SettingsError } from "../src/settings.ts";

const PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----\n";
const SECRET = "s3cr3t-".repeat(5);
const least = { APP_ID: "12", PRIVATE_KEY: PEM, WEBHOOK_SECRET: SECRET };

type Env = Record<string, string | undefined>;

function mistakesOf(env: Env): readonly string[] {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.mistakes;
    throw error;
  }
  return [];
}

test("credentials alone are enough; all else has a default", () => {
  expect(readSettings(least)).toEqual({
    app: { id: 12, privateKey: { kind: "text", pem: PEM }, webhookSecrets: [SECRET] },
    github: { apiUrl: "https://api.github.com", serverUrl: "https://github.com" },
    publicUrl: "http://localhost:3000",
    host: "localhost",
    port: 3000,
    databaseUrl: "file:./data/threatgate.db",
    log: { level: "info", format: "pretty" },
    isProduction: false,
    securityTeam: null,
    workers: 8,
    retention: { payloadDays: 7, documentDays: 7, historyDays: null },
  });
});

test("everything can be said", () => {
  const env = {
    APP_ID: "12",
    PRIVATE_KEY_PATH: "./key.pem",
    WEBHOOK_SECRET: SECRET,
    WEBHOOK_SECRET_PREVIOUS: `${SECRET}-old`,
    GITHUB_API_URL: "https://github.acme.test/api/v3/",
    GITHUB_SERVER_URL: "https://github.acme.test/",
    PUBLIC_URL: "https://threatgate.acme.test/",
    HOST: "0.0.0.0",
    PORT: "8080",
    DATABASE_URL: "file:/var/lib/threatgate/db",
    LOG_LEVEL: "debug",
    LOG_FORMAT: "pretty",
    NODE_ENV: "production",
    SECURITY_TEAM: "product-security",
    WORKERS: "16",
    PAYLOAD_DAYS: "3",
    DOCUMENT_DAYS: "30",
    HISTORY_DAYS: "1095",
  };
  expect(readSettings(env)).toEqual({
    app: {
      id: 12,
      privateKey: { kind: "file", path: "./key.pem" },
      webhookSecrets: [SECRET, `${SECRET}-old`],
    },
    github: { apiUrl: "https://github.acme.test/api/v3", serverUrl: "https://github.acme.test" },
    publicUrl: "https://threatgate.acme.test",
    host: "0.0.0.0",
    port: 8080,
    databaseUrl: "file:/var/lib/threatgate/db",
    log: { level: "debug", format: "pretty" },
    isProduction: true,
    securityTeam: "product-security",
    workers: 16,
    retention: { payloadDays: 3, documentDays: 30, historyDays: 1095 },
  });
});

test.each([
  ["as it is", PEM],
  ["with \\n for line ends", PEM.replaceAll("\n", "\\n")],
  ["in base64", Buffer.from(PEM).toString("base64")],
  ["with Windows line ends", PEM.replaceAll("\n", "\r\n")],
])("the private key may stand there %s", (_, key) => {
  const { privateKey } = readSettings({ ...least, PRIVATE_KEY: key }).app;
  expect(privateKey).toMatchObject({ kind: "text", pem: expect.stringContaining("\nMIIabc") });
});

test.each([
  [{}, "https://api.github.com", "https://github.com"],
  [{ GHE_HOST: "github.acme.test" }, "https://github.acme.test/api/v3", "https://github.acme.test"],
  [
    { GHE_HOST: "github.acme.test:8443", GHE_PROTOCOL: "http" },
    "http://github.acme.test:8443/api/v3",
    "http://github.acme.test:8443",
  ],
  [{ GHE_HOST: "acme.ghe.com" }, "https://api.acme.ghe.com", "https://acme.ghe.com"],
  [
    { GITHUB_API_URL: "https://api.acme.ghe.com" },
    "https://api.acme.ghe.com",
    "https://acme.ghe.com",
  ],
  [{ GITHUB_API_URL: "http://127.0.0.1:4001" }, "http://127.0.0.1:4001", "http://127.0.0.1:4001"],
  [
    { GITHUB_API_URL: "https://one.test/api/v3", GHE_HOST: "two.test" },
    "https://one.test/api/v3",
    "https://one.test",
  ],
])("with %j GitHub's API is %s and its pages %s", (env, apiUrl, serverUrl) => {
  expect(readSettings({ ...least, ...env }).github).toEqual({ apiUrl, serverUrl });
});

test.each([
  [{ HOST: "0.0.0.0" }, "http://localhost:3000"],
  [{ HOST: "::1", PORT: "80" }, "http://[::1]:80"],
])("with %j links lead to %s", (env, publicUrl) => {
  expect(readSettings({ ...least, ...env })).toMatchObject({ publicUrl });
});

test("logs are JSON in production", () => {
  expect(readSettings({ ...least, NODE_ENV: "production" }).log.format).toBe("json");
});

test("an empty variable counts as not set", () => {
  expect(readSettings({ ...least, PORT: "", SECURITY_TEAM: "" })).toEqual(readSettings(least));
});

describe("mistakes", () => {
  test("of an environment without credentials name each of them", () => {
    expect(mistakesOf({})).toEqual([
      "APP_ID: expected the app's number from its page on GitHub: a whole number from 1 to 999999999; found nothing",
      "WEBHOOK_SECRET: expected the webhook secret of the app, which has no default; found nothing",
      "PRIVATE_KEY, PRIVATE_KEY_PATH: expected just one of them; found neither",
    ]);
  });

  test("are all told at once", () => {
    const wrong = {
      APP_ID: "Iv1.abc",
      PORT: "http",
      LOG_LEVEL: "loud",
      WORKERS: "0",
      PAYLOAD_DAYS: "0",
      DOCUMENT_DAYS: "ever",
      HISTORY_DAYS: "30",
    };
    const mistakes = mistakesOf({ ...least, ...wrong });
    expect(mistakes.map((each) => each.split(":", 1)[0])).toEqual(Object.keys(wrong));
  });

  test.each<[Env, string]>([
    [{ APP_ID: "0" }, 'found "0"'],
    [{ APP_ID: "1e3" }, 'found "1e3"'],
    [{ PORT: "65536" }, 'a whole number from 0 to 65535; found "65536"'],
    [{ PORT: "-1" }, 'found "-1"'],
    [{ WORKERS: "65" }, 'found "65"'],
    [{ HISTORY_DAYS: "365" }, 'a whole number from 366 to 36500; found "365"'],
    [{ LOG_FORMAT: "xml" }, 'LOG_FORMAT: expected json or pretty; found "xml"'],
    [{ GHE_HOST: "https://github.acme.test" }, "GHE_HOST: expected a host name"],
    [{ GHE_HOST: "x.test", GHE_PROTOCOL: "ftp" }, 'expected http or https; found "ftp"'],
    [{ GITHUB_API_URL: "github.acme.test" }, "expected an address"],
    [{ PUBLIC_URL: "javascript:alert(1)" }, "expected an address"],
    [{ SECURITY_TEAM: "acme/security" }, "without the organisation"],
    [{ PRIVATE_KEY_PATH: "./key.pem" }, "expected just one of them; found both"],
    [{ WEBHOOK_SECRET: "hunter2" }, "expected at least 32 characters; found 7 characters"],
    [{ WEBHOOK_SECRET_PREVIOUS: "hunter2" }, "found 7 characters"],
    [{ PRIVATE_KEY: "hunter2" }, "PRIVATE_KEY: expected a PEM private key"],
    [{ DATABASE_URL: "postgres://tg:hunter2@db/tg" }, "DATABASE_URL: expected a file: address"],
    [{ DATABASE_URL: "file:" }, "DATABASE_URL: expected a file: address"],
  ])("%j: %s", (env, expected) => {
    const mistakes = mistakesOf({ ...least, ...env });
    expect(mistakes).toEqual([expect.stringContaining(expected)]);
    expect(mistakes.join()).not.toContain("hunter2");
  });
});
