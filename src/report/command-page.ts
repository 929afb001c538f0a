import type { Command, Who } from "../commands/command.ts";

const WHO: Readonly<Record<Who, string>> = {
  anyone: "anyone",
  writer: "who may write",
  team: "the team",
  lead: "a lead of the team",
  security: "Security",
  "by-severity": "by severity",
};

/** The page of the documentation with all commands. */
export function commandPage(commands: readonly Command[]): string {
  const rows = commands.map(
    ({ name, usage, who, summary }) =>
      `| \`${`${name} ${usage.replaceAll("|", "\\|")}`.trimEnd()}\` | ${WHO[who]} | ${summary} |`,
  );
  const examples = commands.map(({ name, example }) => `/threatmodel ${name} ${example}`.trimEnd());
  return `${INTRODUCTION}
| command | who | what it does |
| --- | --- | --- |
${rows.join("\n")}

*The team* is the pull request's author, or a member of the owning team with write access.
*Security* is an active member of the security team that the config names. A *lead* is one whom GitHub
calls a maintainer of the owning team. All of it is asked from GitHub when the command is carried out.

## Examples

\`\`\`text
${examples.join("\n")}
\`\`\`
`;
}

const INTRODUCTION = `<!-- Made by npm run docs; the commands are in src/commands. -->

# Commands

A line that starts with \`/threatmodel\` in a new comment on a pull request is a command. One comment
may hold 20. Threatgate reacts with 👀 when it has seen the comment, then with 👍 when all is done, or
with 😕 when something was refused or not understood. Where there is something to say, it answers
with one comment. [A conversation](conversation.md) shows them in use.

- Lines in quotations, code and HTML are no commands, and neither is the own line of a list item
  (\`- /threatmodel …\`). Spaces before the command do not matter.
- Quotes keep the spaces of an argument: \`"Billing DB"\` or \`“Billing DB”\`. The last argument takes all
  that is left of the line, with or without quotes.
- Options such as \`until:2026-12-01\` may stand anywhere after the command's name.
- Editing a comment does nothing. Comments by bots are not read.
- Under an issue, \`finding\` with \`team:\` and \`source:\` logs what was found after a session; all
  other commands are for pull requests.
- A command speaks of the threat model as it stood when the comment was written. Where another one
  has come since, \`approve\`, \`accept\`, \`waive\` and \`not-applicable\` are refused, with a link to
  the difference.
- Nobody approves or waives a change that they wrote a part of.
- Every change is kept in the audit log; \`threatgate export audit\` prints it as JSON lines.
`;
