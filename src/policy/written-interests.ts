import type { z } from "zod";
import type { InterestRule } from "../model/interest.ts";
import type { Interests } from "./schema-interests.ts";

/** The interest rules that checked ones in the config stand for. */
export function interestsOf(written: z.infer<typeof Interests>): readonly InterestRule[] {
  return written.map(({ when, then }) => ({
    severities: listOf(when.severity),
    stride: listOf(when.stride),
    assetKinds: listOf(when.asset_kind),
    paths: listOf(when.path),
    teams: listOf(when.team),
    attackSurface: when.attack_surface ?? null,
    asksForReview: then === "request-review",
  }));
}

function listOf<T extends string>(written: T | readonly T[] | undefined): readonly T[] {
  if (written === undefined) return [];
  return typeof written === "string" ? [written] : written;
}
