import type { AssetKind } from "../../model/threat-model.ts";
import { bareWords } from "./words.ts";

/** Words by which an asset's kind is told, the most telling kinds first. */
const KIND_WORDS: readonly (readonly [AssetKind, string])[] = [
  [
    "data",
    `data dataset datasets database_records record records log logs journal ledger trail token tokens
     key keys credential credentials secret secrets password passwords pii phi certificate
     certificates cert certs file files document documents image images message messages event events
     backup backups snapshot snapshots report reports number numbers address addresses email emails
     metadata information cookie cookies session sessions configuration config settings policy
     policies code source artifact artifacts firmware invoice invoices hash hashes signature
     signatures balance balances history content payload profile profiles
     daten schlüssel protokolle zugangsdaten datos claves registros dados chaves données`,
  ],
  [
    "external-entity",
    `user users customer customers admin administrator operator operators employee partner partners
     vendor vendors attacker actor person people staff`,
  ],
  [
    "infrastructure",
    `server servers host hosts database databases db cluster clusters network networks node nodes vm
     vms queue queues bucket buckets storage cache broker vpc subnet firewall gateway proxy
     loadbalancer balancer container containers registry datacenter hardware device devices hsm kms
     infrastructure pipeline runner runners channel channels machine machines store stores disk
     redis postgres postgresql mysql kafka s3 dns cdn`,
  ],
  [
    "application",
    `application applications app apps service services api apis frontend backend ui website site
     portal client library libraries module modules software plugin plugins function functions
     controller worker workers daemon system systems engine cli sdk component components browser
     extension dashboard endpoint endpoints interface process`,
  ],
];

const KIND_OF_WORD = new Map<string, AssetKind>();
for (const [kind, words] of KIND_WORDS) {
  for (const word of words.split(/\s+/u)) {
    const bare = bareWords(word);
    if (bare !== "" && !KIND_OF_WORD.has(bare)) KIND_OF_WORD.set(bare, kind);
  }
}
const NAMED_KINDS = new Map<string, AssetKind>([
  ["other", "other"],
  ["third party", "external-entity"],
  ["external", "external-entity"],
  ["external entity", "external-entity"],
  ["information", "data"],
  ["process", "application"],
]);

/** The kind that a cell such as `Type` names; null: it names none. */
export function namedAssetKind(text: string): AssetKind | null {
  const words = bareWords(text);
  return NAMED_KINDS.get(words) ?? (words.split(" ").length <= 3 ? assetKindOf(text) : null);
}

/** The kind that an asset's name tells, by its last telling word (`log server`); null: none does. */
export function assetKindOf(name: string): AssetKind | null {
  const words = bareWords(name.replace(/\([^()]*\)/gu, " ")).split(" ");
  const end = words.findIndex((word) =>
    /^(?:of|for|in|on|from|to|with|and|or|used|stored)$/u.test(word),
  );
  const head = end > 0 ? words.slice(0, end) : words;
  for (const word of [...head].reverse()) {
    const kind = KIND_OF_WORD.get(word);
    if (kind !== undefined) return kind;
  }
  return words.length > head.length ? assetKindOf(words.slice(end + 1).join(" ")) : null;
}
