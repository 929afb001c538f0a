import type { Assessment, DocumentAssessment } from "../model/assessment.ts";
import type { Facts } from "../model/facts.ts";
import type { EventOf, SeenThreat } from "../model/ledger-event.ts";
import { nameKey } from "../model/names.ts";
import type { Threat } from "../model/threat-model.ts";

/** More of one kind are not kept, and longer texts are cut, in characters: nobody reads as far. */
const MOST = 500;
const LONGEST = 300;

/** The threat models of a pull request for the ledger; null: it has none, so it is no session. */
export function modelSeen(assessment: Assessment, facts: Facts): EventOf<"model-seen"> | null {
  const documents = assessment.documents.filter(({ change }) => change !== "removed");
  const models = documents.map(({ model }) => model);
  const isSession = models.some(({ section, threats }) => section !== null || threats.length > 0);
  if (!isSession) return null;
  const { repository, number, author, headSha, updatedAt } = facts.pull;
  return {
    kind: "model-seen",
    id: `${repository.id}#${number}:model:${headSha}:${updatedAt}`,
    at: updatedAt,
    repositoryId: repository.id,
    number,
    commit: headSha,
    team: facts.ownership.team,
    author,
    documents: texts(documents.map(({ path }) => path)),
    threats: seenThreats(assessment, facts).slice(0, MOST),
    assets: texts(models.flatMap(({ assets }) => assets.map(({ name }) => name))),
    outOfScope: texts(models.flatMap(({ scope }) => scope.out.map(({ text }) => text))),
    considered: models
      .flatMap(({ considered }) => considered)
      .map(({ stride, asset }) => ({ category: stride, asset: asset === null ? null : cut(asset) }))
      .slice(0, MOST),
    named: documents.flatMap(namedIn).slice(0, MOST),
  };
}

/** What was moved from one document to another, or stands on the base branch, is not new. */
function seenThreats({ documents }: Assessment, facts: Facts): readonly SeenThreat[] {
  const gone = documents
    .flatMap(({ changes }) => changes)
    .filter(({ kind }) => kind === "threat-removed");
  const moved = new Set(gone.map(({ subject }) => nameKey(subject)));
  const based = new Set(
    facts.documents.filter(({ base }) => base !== null).map(({ path }) => path),
  );
  return documents
    .filter(({ change }) => change !== "removed")
    .flatMap(({ path, model, changes }) => {
      const added = new Set(
        changes.filter(({ kind }) => kind === "threat-added").map(({ line }) => line),
      );
      return model.threats.map((threat) => {
        const isAdded = !based.has(path) || added.has(threat.line);
        return seenThreat(threat, isAdded && !moved.has(nameKey(threat.title)));
      });
    });
}

function seenThreat(threat: Threat, isNew: boolean): SeenThreat {
  const { id, title, severity, stride, assets, status } = threat;
  const shortId = id === null ? null : cut(id);
  return { id: shortId, title: cut(title), severity, stride, assets: texts(assets), status, isNew };
}

/** Gaps that name an asset and a category lead to the threat that is missing there. */
function namedIn({ gaps }: DocumentAssessment): EventOf<"model-seen">["named"] {
  return gaps.flatMap(({ subject, stride }) =>
    subject === null || stride === null ? [] : [{ asset: cut(subject), category: stride }],
  );
}

function texts(all: readonly string[]): readonly string[] {
  return [...new Set(all.map(cut))].slice(0, MOST);
}

function cut(text: string): string {
  return text.slice(0, LONGEST);
}
