import { type Answer, refuse } from "./calls.ts";
import type { Json } from "./json.ts";

/** A failure that a test orders. */
export interface Fault {
  readonly method?: string;
  /** GitHub's published path, or the end of a real one; any, unless said. */
  readonly path?: string;
  /** `disconnect` breaks the connection without an answer; `hang` never answers. */
  readonly status: number | "disconnect" | "hang";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** Once, unless said. */
  readonly times?: number;
  /** The request takes effect all the same: its answer is what gets lost. */
  readonly afterwards?: boolean;
}

/** The failures that tests have ordered and not got yet. */
export interface Faults {
  add(fault: Fault): void;
  /** The failure that a request meets; it is used up. */
  take(request: { method: string; path: string; template: string | null }): Fault | null;
  clear(): void;
}

export function createFaults(): Faults {
  const waiting: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => waiting.push({ fault, left: fault.times ?? 1 }),
    clear: () => waiting.splice(0),
    take({ method, path, template }) {
      const [pathname = ""] = path.split("?");
      const found = waiting.find(
        ({ fault, left }) =>
          left > 0 &&
          (fault.method ?? method) === method &&
          (fault.path === undefined || fault.path === template || pathname.endsWith(fault.path)),
      );
      if (found === undefined) return null;
      found.left--;
      return found.fault;
    },
  };
}

/** A failure as an answer. */
export function answerOf({ status, headers = {}, body }: Fault): Answer {
  const code = typeof status === "string" ? 500 : status;
  return { ...(body === undefined ? refuse(code) : { status: code, body }), headers };
}
