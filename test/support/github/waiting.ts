import type { CheckRunRecord } from "./check-runs.ts";
import type { GitHubState, Happening } from "./state.ts";

/** Waiting for what the app does, without looking again and again. */
export interface Awaited {
  /** The newest completed check run of a commit, now or as soon as there is one. */
  checkRun(wanted: WantedCheckRun): Promise<CheckRunRecord>;
  /** Until the test is satisfied with the state; asked again whenever something happens. */
  until(what: string, isSo: () => boolean, timeout?: number): Promise<void>;
}

interface WantedCheckRun {
  readonly repository: string;
  readonly headSha: string;
  readonly name?: string;
  /** Not this one and no older one: the next. */
  readonly after?: number;
  /** With at least so many annotations: beyond 50 they come with later requests. */
  readonly annotations?: number;
  /** Milliseconds. */
  readonly timeout?: number;
}

const LONG_ENOUGH = 10_000;

export function awaitHappening(state: GitHubState): Awaited {
  function found(wanted: WantedCheckRun): CheckRunRecord | undefined {
    return [...state.checkRuns.values()].findLast(
      (run) =>
        run.repository === wanted.repository &&
        run.headSha === wanted.headSha &&
        run.status === "completed" &&
        (wanted.name ?? run.name) === run.name &&
        run.id > (wanted.after ?? 0) &&
        run.annotations.length >= (wanted.annotations ?? 0),
    );
  }
  function until(what: string, isSo: () => boolean, timeout = LONG_ENOUGH): Promise<void> {
    if (isSo()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const seen: string[] = [];
      const stop = state.news.listen((happening) => {
        seen.push(inWords(happening));
        if (!isSo()) return;
        clearTimeout(timer);
        stop();
        resolve();
      });
      const timer = setTimeout(() => {
        stop();
        const happened = seen.length === 0 ? "nothing" : seen.join(", ");
        const undelivered = state.hooks.deliveries.filter(({ status }) => status !== "OK");
        const hooks = undelivered.map(({ event, status }) => `${event}: ${status}`).join(", ");
        reject(
          new Error(
            `No ${what} within ${timeout} ms. What happened since: ${happened}. Deliveries that failed: ${hooks || "none"}.`,
          ),
        );
      }, timeout);
    });
  }
  return {
    until,
    async checkRun(wanted) {
      const what = `completed check run on ${wanted.repository}@${wanted.headSha.slice(0, 7)}`;
      await until(what, () => found(wanted) !== undefined, wanted.timeout);
      return found(wanted) as CheckRunRecord;
    },
  };
}

function inWords({ kind, repository, subject }: Happening): string {
  return `${kind} ${subject["name"] ?? ""} ${subject["status"] ?? ""} on ${repository}`;
}
