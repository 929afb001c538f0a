import { acceptanceWithoutReason } from "./acceptance-without-reason.ts";
import { assetDuplicate } from "./asset-duplicate.ts";
import { assetNotListed } from "./asset-not-listed.ts";
import { assetWithoutThreats } from "./asset-without-threats.ts";
import { assetsMissing } from "./assets-missing.ts";
import { boilerplate } from "./boilerplate.ts";
import { boundaryCrossingWithoutThreat } from "./boundary-crossing-without-threat.ts";
import { diagramMissing } from "./diagram-missing.ts";
import { diagramUnreadable } from "./diagram-unreadable.ts";
import { documentRemoved } from "./document-removed.ts";
import { documentUnreadable } from "./document-unreadable.ts";
import { dueMissing } from "./due-missing.ts";
import { duePassed } from "./due-passed.ts";
import { dueTooLate } from "./due-too-late.ts";
import { elementNotListed } from "./element-not-listed.ts";
import { mitigationMissing } from "./mitigation-missing.ts";
import { mitigationRemoved } from "./mitigation-removed.ts";
import { placeholderText } from "./placeholder-text.ts";
import { reasonMissing } from "./reason-missing.ts";
import type { Rule } from "./rule.ts";
import { scopeMissing } from "./scope-missing.ts";
import { sectionMissing } from "./section-missing.ts";
import { severityLowered } from "./severity-lowered.ts";
import { severityMissing } from "./severity-missing.ts";
import { severityUnknown } from "./severity-unknown.ts";
import { strideGap } from "./stride-gap.ts";
import { threatRemoved } from "./threat-removed.ts";
import { threatsMissing } from "./threats-missing.ts";
import { ticketMissing } from "./ticket-missing.ts";
import { unreadContent } from "./unread-content.ts";

/** All rules, in the order in which gaps on the same line are shown. */
export const RULES: readonly Rule[] = [
  sectionMissing,
  diagramMissing,
  diagramUnreadable,
  scopeMissing,
  assetsMissing,
  assetNotListed,
  elementNotListed,
  assetWithoutThreats,
  assetDuplicate,
  threatsMissing,
  strideGap,
  boundaryCrossingWithoutThreat,
  severityMissing,
  severityUnknown,
  mitigationMissing,
  dueMissing,
  dueTooLate,
  duePassed,
  acceptanceWithoutReason,
  reasonMissing,
  placeholderText,
  boilerplate,
  unreadContent,
  ticketMissing,
  documentUnreadable,
  documentRemoved,
  threatRemoved,
  severityLowered,
  mitigationRemoved,
];
