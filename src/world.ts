import type { GitHub } from "./github/client.ts";
import type { Origin } from "./github/payloads.ts";
import type { Instant } from "./model/time.ts";
import type { Store } from "./store.ts";

/** What one run of the gate may touch. */
export interface World {
  /** As the installation, on the repository at hand alone; without one, to look around only. */
  readonly github: GitHub;
  /** As the installation, on all its repositories, for reading the organisation's config. */
  readonly configGitHub: () => Promise<GitHub>;
  /** As the installation, for proposing a change of the config in that repository. */
  readonly proposalGitHub: (repositoryId: number) => Promise<GitHub>;
  /** As which it opens pull requests: `threatgate[bot]`. */
  readonly botLogin: () => Promise<string>;
  /** As the installation, for asking who is in which team. */
  readonly peopleGitHub: () => Promise<GitHub>;
  /** As the installation, for reactions and comments on the pull request. */
  readonly talkGitHub: () => Promise<GitHub>;
  readonly store: Store;
  /** What is remembered under an organisation's name counts for this installation alone. */
  readonly installationId: number;
  readonly now: Instant;
  /** The app's number on GitHub; null: nobody posts anything. */
  readonly appId: number | null;
  /** An earlier try may have had effects on GitHub: creating requests are looked up first. */
  readonly isRepeated: boolean;
  /**
   * Nothing happened but that time passed: what is remembered counts, however long ago GitHub was
   * asked, unless news of it came since. Absent: it does not.
   */
  readonly goesByMemory?: boolean;
  /** A person asked for a check: an unchanged one is posted too. */
  readonly isAsked: boolean;
  /** The security team's slug where no config file names one; null: nobody has said. */
  readonly fallbackSecurityTeam: string | null;
}

/** Gives what the handling of a delivery may touch. */
export type Entrance = (
  deliveryId: string,
  /** Without a repository: what concerns the whole installation. */
  origin: Pick<Origin, "installationId"> & { readonly repository: Origin["repository"] | null },
) => Promise<World>;
