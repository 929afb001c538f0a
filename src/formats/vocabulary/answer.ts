import { bareWords } from "./words.ts";

/** What a text says about a threat that somebody asked for. */
export type Answer =
  /** A dash, an empty cell, a question mark: nothing. */
  | { readonly kind: "silent" }
  /** It was examined. A null reason: none is given. */
  | {
      readonly kind: "considered";
      readonly outcome: "none-found" | "not-applicable";
      readonly reason: string | null;
    }
  /** It says something of its own. */
  | { readonly kind: "text" };

const NOT_APPLICABLE =
  /^(?:n\s?[/.]\s?a\.?|not[ -]applicable|does not apply|doesn['’]t apply|not relevant|nicht (?:zutreffend|anwendbar)|no aplica|não (?:se )?aplica(?:ável)?|sans objet|non applicable|не применимо|該当なし|対象外|不适用)(?![\p{L}\p{N}])/iu;
const NONE_FOUND =
  /^(?:(?:examined|reviewed|considered|checked|analysed|analyzed)[-, ]{1,2}(?:and )?(?:none|nothing|no threats?)[- ](?:found|identified)|none[- ](?:found|identified|known|expected|applicable)|none|nothing|no (?:known |specific |relevant |additional |further |credible |new |realistic |plausible |significant )?(?:threats?|risks?|issues?|concerns?|attacks?|findings?)(?: (?:were |was |have been )?(?:found|identified|known|expected|here|apply|remain))?|keine|ninguna|ninguno|nenhuma?|aucune?|нет|なし|无)(?![\p{L}\p{N}])/iu;
const SILENT = /^[\s\-–—−·•?*_.~…]*$/u;
const OPENING = /^[\s:;,.–—−-]+|^\s*(?:because|since|as|due to|weil|da|porque)\b/iu;

/** Reads which of the four states a cell, list item or paragraph is in. */
export function parseAnswer(text: string): Answer {
  const plain = text.trim();
  if (SILENT.test(plain)) return { kind: "silent" };
  const notApplicable = NOT_APPLICABLE.exec(plain);
  if (notApplicable !== null) {
    const reason = reasonAfter(plain.slice(notApplicable[0].length));
    return { kind: "considered", outcome: "not-applicable", reason };
  }
  const none = NONE_FOUND.exec(plain);
  if (none !== null) {
    const rest = plain.slice(none[0].length);
    if (!saysMore(rest)) return { kind: "text" };
    return { kind: "considered", outcome: "none-found", reason: reasonAfter(rest) };
  }
  return { kind: "text" };
}

/** After "none" or "no threats" the sentence must pause: `No threats to the key are known to us` is text. */
function saysMore(rest: string): boolean {
  return /^\s*(?:$|[-–—−:;,.(（]|because\b|since\b|as\b|due to\b|weil\b|porque\b|for\b)/iu.test(
    rest,
  );
}

function reasonAfter(text: string): string | null {
  let rest = text.trim();
  rest = rest.replace(OPENING, "").replace(OPENING, "").trim();
  const wrapped = /^\(([^()]*)\)\.?$/u.exec(rest);
  const reason = (wrapped?.[1] ?? rest).trim();
  return bareWords(reason).length > 1 ? reason : null;
}
