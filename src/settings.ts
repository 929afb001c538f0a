import { z } from "zod";
import type { Retention } from "./model/retention.ts";

/** Where the app's private key is: given as PEM text, or in a file that the caller reads. */
export type PrivateKey =
  | { readonly kind: "text"; readonly pem: string }
  | { readonly kind: "file"; readonly path: string };

/** What the environment says, checked, with every default filled in. */
export interface Settings {
  readonly app: {
    readonly id: number;
    readonly privateKey: PrivateKey;
    /** The current webhook secret first, and during a rotation the previous one. */
    readonly webhookSecrets: readonly string[];
  };
  /** Both without a slash at the end. */
  readonly github: { readonly apiUrl: string; readonly serverUrl: string };
  /** Where links from GitHub lead to, without a slash at the end. */
  readonly publicUrl: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly databaseUrl: string;
  readonly log: { readonly level: LogLevel; readonly format: LogFormat };
  readonly isProduction: boolean;
  /** The security team's slug where no config file names one; null: nobody has said. */
  readonly securityTeam: string | null;
  /** How many lanes are in work side by side. */
  readonly workers: number;
  readonly retention: Retention;
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const LOG_FORMATS = ["json", "pretty"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export type LogFormat = (typeof LOG_FORMATS)[number];

/** Each mistake names a variable, what was found (of a secret, never itself) and what was expected. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(["The environment is not as it should be:", ...mistakes].join("\n  "));
    this.mistakes = mistakes;
  }
}

/** Shorter webhook secrets can be guessed. */
const SECRET_LENGTH = 32;

/** What a team's phase goes by, such as its training, is a year old at most unless a config says otherwise. */
const LEAST_HISTORY = 366;

/** Their values are never shown; an address of a database may hold a password. */
const SECRETS: ReadonlySet<string> = new Set([
  "PRIVATE_KEY",
  "WEBHOOK_SECRET",
  "WEBHOOK_SECRET_PREVIOUS",
  "DATABASE_URL",
]);

const secret = z.string().min(SECRET_LENGTH, `at least ${SECRET_LENGTH} characters`);

const Environment = z
  .object({
    APP_ID: whole(1, 999_999_999, "the app's number from its page on GitHub"),
    PRIVATE_KEY: z
      .string()
      .transform(pemOf)
      .refine(isPem, "a PEM private key: as it is, with \\n for line ends, or in base64")
      .optional(),
    PRIVATE_KEY_PATH: z.string().optional(),
    WEBHOOK_SECRET: z.string("the webhook secret of the app, which has no default").pipe(secret),
    WEBHOOK_SECRET_PREVIOUS: secret.optional(),
    GITHUB_API_URL: address("https://api.github.com").optional(),
    GHE_HOST: z
      .string()
      .regex(/^[a-z\d.-]{1,253}(?::\d{1,5})?$/i, "a host name, such as github.example.com")
      .optional(),
    GHE_PROTOCOL: z.enum(["http", "https"], "http or https").default("https"),
    GITHUB_SERVER_URL: address("https://github.com").optional(),
    PUBLIC_URL: address("https://threatgate.example.com").optional(),
    HOST: z.string().default("localhost"),
    PORT: whole(0, 65_535, "a port").default(3000),
    DATABASE_URL: z
      .string()
      .regex(/^file:./i, "a file: address, such as file:./data/threatgate.db")
      .default("file:./data/threatgate.db"),
    LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(", ")}`).default("info"),
    LOG_FORMAT: z.enum(LOG_FORMATS, LOG_FORMATS.join(" or ")).optional(),
    NODE_ENV: z.string().optional(),
    SECURITY_TEAM: z
      .string()
      .regex(/^[\w.-]{1,100}$/, "a team's slug, such as security, without the organisation")
      .optional(),
    WORKERS: whole(1, 64, "how many pull requests are worked on side by side").default(8),
    PAYLOAD_DAYS: whole(1, 365, "for how many days payloads are kept").default(7),
    DOCUMENT_DAYS: whole(1, 365, "for how many days unused documents are kept").default(7),
    HISTORY_DAYS: whole(
      LEAST_HISTORY,
      36_500,
      "for how many days the history of a session is kept",
    ).optional(),
  })
  .refine((env) => (env.PRIVATE_KEY === undefined) !== (env.PRIVATE_KEY_PATH === undefined), {
    path: ["PRIVATE_KEY, PRIVATE_KEY_PATH"],
    error: "just one of them",
    when: () => true,
  });
type Environment = z.output<typeof Environment>;

/**
 * Reads the environment. A variable that is empty counts as not set.
 * @throws SettingsError that names every mistake at once.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    throw new SettingsError(parsed.error.issues.map((issue) => mistake(issue, set)));
  }
  return settingsOf(parsed.data);
}

function settingsOf(env: Environment): Settings {
  const isProduction = env.NODE_ENV === "production";
  return {
    app: {
      id: env.APP_ID,
      privateKey: privateKeyOf(env),
      webhookSecrets: [env.WEBHOOK_SECRET, env.WEBHOOK_SECRET_PREVIOUS].flatMap((each) =>
        each === undefined ? [] : [each],
      ),
    },
    github: githubOf(env),
    publicUrl: env.PUBLIC_URL ?? `http://${linkHost(env.HOST)}:${env.PORT}`,
    host: env.HOST,
    port: env.PORT,
    databaseUrl: env.DATABASE_URL,
    log: { level: env.LOG_LEVEL, format: env.LOG_FORMAT ?? (isProduction ? "json" : "pretty") },
    isProduction,
    securityTeam: env.SECURITY_TEAM ?? null,
    workers: env.WORKERS,
    retention: {
      payloadDays: env.PAYLOAD_DAYS,
      documentDays: env.DOCUMENT_DAYS,
      historyDays: env.HISTORY_DAYS ?? null,
    },
  };
}

function privateKeyOf({ PRIVATE_KEY, PRIVATE_KEY_PATH = "" }: Environment): PrivateKey {
  return PRIVATE_KEY === undefined
    ? { kind: "file", path: PRIVATE_KEY_PATH }
    : { kind: "text", pem: PRIVATE_KEY };
}

/** @see https://docs.github.com/enterprise-cloud@latest/admin/data-residency for `ghe.com` */
function githubOf(env: Environment): Settings["github"] {
  const host = env.GHE_HOST ?? "";
  const ofHost = host.endsWith(".ghe.com")
    ? `https://api.${host}`
    : `${env.GHE_PROTOCOL}://${host}/api/v3`;
  const apiUrl = env.GITHUB_API_URL ?? (host === "" ? "https://api.github.com" : ofHost);
  return { apiUrl, serverUrl: env.GITHUB_SERVER_URL ?? serverOf(apiUrl) };
}

/** The pages that belong to an API: `api.github.com`'s, `api.acme.ghe.com`'s, or the same host's. */
function serverOf(apiUrl: string): string {
  const { protocol, host } = new URL(apiUrl);
  const isCloud =
    host === "api.github.com" || (host.startsWith("api.") && host.endsWith(".ghe.com"));
  return `${protocol}//${isCloud ? host.slice("api.".length) : host}`;
}

/** A host that a link can name. */
function linkHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

function whole(least: number, most: number, what: string) {
  const expected = `${what}: a whole number from ${least} to ${most}`;
  return z
    .string(expected)
    .refine((text) => /^\d{1,9}$/.test(text) && inRange(Number(text), least, most), expected)
    .transform(Number);
}

function inRange(number: number, least: number, most: number): boolean {
  return number >= least && number <= most;
}

/** An address without a slash at the end. */
function address(example: string) {
  return z
    .url({ protocol: /^https?$/, error: `an address, such as ${example}` })
    .transform((url) => url.replace(/\/+$/, ""));
}

/** The key as GitHub hands it out, from any of the forms that fit into one line. */
function pemOf(text: string): string {
  if (text.includes("-----BEGIN")) return text.replaceAll("\\n", "\n");
  return Buffer.from(text, "base64").toString("utf8");
}

function isPem(text: string): boolean {
  return (
    /^-----BEGIN [A-Z ]*PRIVATE KEY-----\r?\n/.test(text.trimStart()) &&
    /-----END [A-Z ]*PRIVATE KEY-----$/.test(text.trimEnd())
  );
}

function mistake(
  issue: z.core.$ZodIssue,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const name = issue.path.join(".");
  return `${name}: expected ${issue.message}; found ${foundIn(name, env)}`;
}

function foundIn(name: string, env: Readonly<Record<string, string | undefined>>): string {
  const names = name.split(", ");
  if (names.length > 1) {
    return names.every((each) => env[each] !== undefined) ? "both" : "neither";
  }
  const value = env[name];
  if (value === undefined) return "nothing";
  return SECRETS.has(name) ? `${value.length} characters` : JSON.stringify(value.slice(0, 100));
}
