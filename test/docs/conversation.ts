import { setTimeout } from "node:timers/promises";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { type PacedApp, startPacedApp } from "../support/paced-app.ts";
import { acme } from "../support/running-app.ts";
import { asShown } from "./as-shown.ts";

export const CONVERSATION = "docs/conversation.md";

const REPOSITORY = "acme/billing-api";
const PATH = "docs/design/refunds.md";
const CONFIG = `version: 1
security: { team: security }
teams: { payments: { phase: review, repos: [billing-api] } }
`;

const CONSIDERED = COMPLETE_DOCUMENT.replace(
  "| Entries are append-only and chained by hash | mitigated |",
  "| | open |",
);
const FIRST = CONSIDERED.replace(/^\| T3 .*\n/m, "");
const ANSWERED = CONSIDERED.replace(
  "| T3 |",
  "| T7 | A refund is paid out twice | Tampering | Billing API | high | Each request has a key, and is paid once | mitigated |\n| T3 |",
);

/** What happens, in order: somebody says something, or pushes. */
const SCRIPT: readonly Turn[] = [
  { by: "ada", says: "Where are we?\n\n/threatmodel status" },
  { by: "ada", says: "/threatmodel hint" },
  { by: "ada", pushes: CONSIDERED, what: "writes down that a shop may deny its refunds" },
  { by: "ada", says: "/threatmodel approve" },
  { by: "ben", says: "/threatmodel accept T2 The ledger is chained by hash in spring" },
  {
    by: "sam",
    says: "/threatmodel accept T2 The ledger is chained by hash in spring until:2026-12-20",
  },
  {
    by: "sam",
    says: '/threatmodel finding high tampering "A refund is paid out twice" asset:"Billing API"',
  },
  { by: "sam", says: "/threatmodel request-changes What if a shop asks twice for one refund?" },
  { by: "ada", pushes: ANSWERED, what: "adds the threat, and what is done against it" },
  { by: "ben", says: "/threatmodel fixed F-1 Each request has a key" },
  { by: "sam", says: "/threatmodel approve Good work" },
  { by: "ben", says: "/threatmodel status" },
];

type Turn = { readonly by: string } & (
  | { readonly says: string }
  | { readonly pushes: string; readonly what: string }
);

const INTRODUCTION = `<!-- Made by npm run docs, from what the app answers to test/docs/conversation.ts. -->

# A conversation

Ada's team *payments* is in the phase *review*: its gaps block, and Security signs off. Ada has opened a pull request with
a design, Ben is of her team, and Sam is of Security. This is what they write and what Threatgate answers; behind each
hand is what the check says then. [All commands](commands.md) are on a page of their own.`;

/** The page with the conversation, played anew on a local GitHub. */
export async function conversationPage(): Promise<string> {
  const app = await startPacedApp({ acme: acme(CONFIG) });
  try {
    await app.startWorking();
    const pull = await app.github
      .asUser("ada")
      .openPullRequest(REPOSITORY, { files: { [PATH]: FIRST } });
    await app.settled();
    const parts = [INTRODUCTION, `The check says: **${titleOf(app, pull)}**`];
    let current = pull;
    for (const turn of SCRIPT) {
      const told = await play(app, current, turn);
      current = told.pull;
      parts.push(told.text);
    }
    return `${parts.join("\n\n")}\n`;
  } finally {
    await app.stop();
  }
}

async function play(app: PacedApp, pull: OpenedPull, turn: Turn) {
  const person = app.github.asUser(turn.by);
  const name = `${turn.by.charAt(0).toUpperCase()}${turn.by.slice(1)}`;
  if ("pushes" in turn) {
    const pushed = await person.push(pull, { [PATH]: turn.pushes });
    await app.settled();
    // GitHub tells seconds, and who writes within one of a push is taken not to have seen it.
    await setTimeout(1100 - (Date.now() % 1000));
    const text = `*${name} ${turn.what}, and pushes.* The check says: **${titleOf(app, pushed)}**`;
    return { pull: pushed, text };
  }
  const id = await person.comment(pull, turn.says);
  await app.settled();
  const hand = app.github.state.reactions.get(id)?.at(-1)?.content === "+1" ? "👍" : "😕";
  const answer = await answerTo(app, pull, id);
  const heard = `### ${name}\n\n\`\`\`text\n${turn.says}\n\`\`\`\n\n${hand} **${titleOf(app, pull)}**`;
  return { pull, text: answer === null ? heard : `${heard}\n\n${quoted(asShown(answer))}` };
}

function titleOf(app: PacedApp, { headSha }: OpenedPull): string {
  return asShown(app.github.checkRuns(REPOSITORY, headSha).at(-1)?.output.title ?? "nothing yet");
}

/** What the app wrote under a comment; null: its hand said it all. */
async function answerTo(app: PacedApp, { number }: OpenedPull, id: number) {
  const [owner = "", repo = ""] = REPOSITORY.split("/");
  const { octokit } = app.github.asUser("ada");
  const { data } = await octokit.issues.listComments({ owner, repo, issue_number: number });
  return data.find(({ body }) => body?.includes(`answers comment ${id} `))?.body ?? null;
}

function quoted(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}
