import type { Role } from "../../model/role.ts";
import { code, markdown } from "../../report/escape.ts";
import type { Command, Situation, Who } from "../command.ts";

/** Who may give a command, and what others can do instead; null: its writer may. */
export function refusal({ name, who }: Command, situation: Situation): string | null {
  if (who === "by-severity" || situation.writer.roles.includes(who)) return null;
  const may = MAY[who](situation);
  return `${code(name)} is for ${may}. ${instead(who, situation)}`;
}

const MAY: Readonly<Record<Role, (situation: Situation) => string>> = {
  anyone: () => "everybody",
  writer: () => "those who may write to this repository",
  team: ({ facts: { pull, ownership } }) => {
    const author = `the author (${markdown(pull.author, 60)})`;
    if (ownership.team === null) return author;
    return `${author} and members of ${markdown(ownership.team, 100)} with write access`;
  },
  lead: ({ facts: { ownership } }) =>
    `leads of ${markdown(ownership.team ?? "the owning team", 100)}`,
  security: ({ facts }) => {
    const { team } = facts.policy.policy.security;
    if (team === null) return "the security team, and the config names none yet";
    return `active members of the security team (${markdown(team, 100)})`;
  },
};

function instead(who: Exclude<Who, "by-severity">, { writer }: Situation): string {
  if (who === "security") {
    if (writer.roles.includes("team")) return `${code("/threatmodel review")} asks them.`;
    return `The author or the owning team can ask them with ${code("/threatmodel review")}.`;
  }
  if (who === "writer") return "A new commit, or one of them, has it assessed again.";
  return `What you may use here, ${code("/threatmodel help")} lists.`;
}
