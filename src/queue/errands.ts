import { z } from "zod";
import type { Delivery, NewDelivery } from "../model/delivery.ts";
import type { Repository } from "../model/pull-request.ts";
import type { Instant } from "../model/time.ts";

/** GitHub's events have no dot in their names, and none comes in with one. */
const PREFIX = "threatgate.";

/** After every person and every push. */
const SWEEP = 2;

const RepositoryOfErrand: z.ZodType<Repository> = z.object({
  id: z.number(),
  owner: z.string(),
  name: z.string(),
  url: z.string(),
  isPrivate: z.boolean(),
});
const InRepository = z.object({ installationId: z.number(), repository: RepositoryOfErrand });

const Errand = z.discriminatedUnion("kind", [
  /** One pull request is assessed, as if GitHub had told of it. */
  InRepository.extend({
    kind: z.literal("sweep-pull"),
    number: z.number(),
    /** Only time has passed since. */
    goesByMemory: z.boolean().optional(),
  }),
  /** The end of a waiver has come: its pull request is assessed. */
  InRepository.extend({ kind: z.literal("exception-ends"), number: z.number(), until: z.string() }),
  /** Some of those that are known to be open, in the order of repository and number. */
  z.object({
    kind: z.literal("sweep-known"),
    installationId: z.number(),
    owner: z.string(),
    /** Only those in which a design document was read. */
    isOfDesigns: z.boolean(),
    /** Only those that go to this branch. */
    towards: z.object({ repositoryId: z.number(), branch: z.string() }).nullable().default(null),
    /** Only those that this person reviewed or waived. */
    vouchedBy: z.string().nullable().default(null),
    after: z.object({ repositoryId: z.number(), number: z.number() }),
  }),
  /** All open pull requests of a repository that is new to the app. */
  InRepository.extend({ kind: z.literal("back-fill-repository") }),
  /** A page of the repositories of a new installation, counted from 1. */
  z.object({
    kind: z.literal("back-fill-installation"),
    installationId: z.number(),
    page: z.number(),
  }),
  /** Each team of an organisation's config is weighed. */
  z.object({
    kind: z.literal("weigh-teams"),
    installationId: z.number(),
    owner: z.string(),
    /** Only a day went by since. */
    isDaily: z.boolean().default(false),
  }),
  /** It is looked whether a team is ready for another phase. */
  z.object({
    kind: z.literal("weigh-phase"),
    installationId: z.number(),
    owner: z.string(),
    /** Its name in the config. */
    team: z.string(),
    /** Only a day went by: news that were lost are made up for. */
    isDaily: z.boolean().default(false),
  }),
]);

/** Work that the app gives itself. It waits in line with GitHub's deliveries, and is as safe there. */
export type Errand = z.output<typeof Errand>;

/** The event of a pull request's sweep, which any event of that pull request stands for too. */
export const SWEEP_EVENT = `${PREFIX}sweep-pull`;

/**
 * An errand's place in line. Put there twice under the same id, it is done once. It is taken up at a
 * moment that may be far off, if its lane is its own.
 */
export function deliveryOf(errand: Errand, id: string, receivedAt: Instant): NewDelivery {
  const { kind, installationId } = errand;
  return {
    id,
    event: PREFIX + kind,
    action: null,
    installationId,
    lane: laneOf(errand),
    foldable: FOLDABLE.has(kind),
    priority: SWEEP,
    payload: JSON.stringify(errand),
    receivedAt,
  };
}

/** Of several in line, the newest stands for all. */
const FOLDABLE: ReadonlySet<Errand["kind"]> = new Set(["sweep-pull", "weigh-teams", "weigh-phase"]);

/** A sweep goes in its pull request's own lane; what makes or awaits sweeps holds up nothing else. */
function laneOf(errand: Errand): string {
  switch (errand.kind) {
    case "sweep-pull":
      return `${errand.repository.id}#${errand.number}`;
    case "exception-ends":
      return `exception:${errand.repository.id}#${errand.number}:${errand.until}`;
    case "sweep-known":
    case "back-fill-installation":
      return `sweep:${errand.installationId}`;
    case "back-fill-repository":
      return `sweep:repository:${errand.repository.id}`;
    case "weigh-teams":
      return `phases:${errand.installationId}`;
    case "weigh-phase":
      return `phase:${errand.installationId}:${errand.team}`;
    default:
      return errand satisfies never;
  }
}

/** The errand that a delivery holds; null: it is GitHub's. */
export function errandOf({ event, payload }: Pick<Delivery, "event" | "payload">): Errand | null {
  return event.startsWith(PREFIX) ? Errand.parse(JSON.parse(payload)) : null;
}

/** What began an errand: its id up to the first colon, which GitHub's ids have none of. */
export function causeOf(id: string): string {
  return id.split(":", 1)[0] ?? id;
}
