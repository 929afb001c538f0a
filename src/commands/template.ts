import { z } from "zod";
import type { DocumentAssessment } from "../model/assessment.ts";
import { code, visible } from "../report/escape.ts";
import { keptBack } from "./answering/kept-back.ts";
import { command, done, refused } from "./command.ts";
import { emptySection, rowsToAdd } from "./template/section.ts";

/** Of more documents at once nobody pastes anything. */
const MOST_DOCUMENTS = 3;

/** A beginning to paste, so that nobody starts from an empty page. */
export const template = command({
  name: "template",
  usage: "",
  who: "team",
  summary: "posts the threat-model section to paste, with what is already known",
  example: "",
  arguments: z.object({}),
  run: (_none, situation) => {
    const silence = keptBack(situation);
    if (silence !== null) return refused(silence);
    const { assessment } = situation;
    const documents = assessment.documents.filter(({ change }) => change !== "removed");
    if (documents.length === 0) {
      return done(`To paste into your design document:\n\n${fenced(emptySection(null))}`);
    }
    return done(documents.slice(0, MOST_DOCUMENTS).map(partFor).join("\n\n"));
  },
});

function partFor({ path, model, gaps }: DocumentAssessment): string {
  const where = code(path, 200);
  if (model.section === null) {
    return `To paste into ${where}:\n\n${fenced(emptySection(model))}`;
  }
  const rows = rowsToAdd(model, gaps);
  if (rows === "") return `${where} has all its parts, and nothing is left to add a row for.`;
  return `Rows to add to ${where}, where they fit:\n\n${fenced(rows)}`;
}

/** What cannot be seen is taken out; no line of the text can end the fence. */
function fenced(text: string): string {
  const lines = text.split("\n").map((line) => (line === "" ? "" : visible(line, 600)));
  return `~~~~~markdown\n${lines.join("\n")}\n~~~~~`;
}
