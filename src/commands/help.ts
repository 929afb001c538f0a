import { z } from "zod";
import { nearestWord } from "../policy/nearest-word.ts";
import { code } from "../report/escape.ts";
import { type Command, command, done, refused, type Situation } from "./command.ts";

/** What this person may do here, without the rest. */
export const help = command({
  name: "help",
  usage: "[COMMAND]",
  who: "anyone",
  summary: "lists the commands that you may use here, or says more of one",
  example: "",
  arguments: z.object({ command: z.string().optional() }),
  run: ({ command: name }, situation) => {
    if (name === undefined) return done(listOf(situation));
    const names = situation.commands.map((each) => each.name);
    const found = situation.commands.find((each) => each.name === name.toLowerCase());
    if (found !== undefined) return done(pageOf(found));
    const near = nearestWord(name, names);
    const hint = near === null ? "" : ` Did you mean ${code(near)}?`;
    return refused(`There is no command ${code(name, 60)}.${hint}`);
  },
});

function listOf({ commands, writer }: Situation): string {
  const mine = commands.filter(({ who }) => {
    const roles = who === "by-severity" ? (["lead", "security"] as const) : [who];
    return roles.some((role) => writer.roles.includes(role));
  });
  const rows = mine.map((each) => `- ${lineOf(each)}: ${each.summary}`);
  return `Here you may use:\n\n${rows.join("\n")}`;
}

function pageOf(each: Command): string {
  const example = code(`/threatmodel ${each.name} ${each.example}`.trimEnd());
  return `${lineOf(each)} ${each.summary}. For example: ${example}`;
}

function lineOf({ name, usage }: Command): string {
  return code(`/threatmodel ${name} ${usage}`.trimEnd());
}
