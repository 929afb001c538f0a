/** How long an answer is waited for, to its end, and how large it may be. */
interface AnswerBounds {
  readonly ms: number;
  readonly bytes: number;
}

/** GitHub's answer is larger than anything the gate can use. */
export class AnswerTooLargeError extends Error {
  override readonly name = "AnswerTooLargeError";
}

/** `fetch` with an end: in time, and in the size of the answer. */
export function fetchWithin({ ms, bytes }: AnswerBounds) {
  return async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const ends = [AbortSignal.timeout(ms)];
    if (init?.signal) ends.push(init.signal);
    const response = await fetch(input, { ...init, signal: AbortSignal.any(ends) });
    if (response.body === null) return response;
    return new Response(await readAtMost(response.body, bytes), response);
  };
}

/** `fetch` for GitHub: no page of 100 files, and no readable document, comes near the bound. */
export const boundedFetch = fetchWithin({ ms: 30_000, bytes: 16 * 1024 * 1024 });

async function readAtMost(
  body: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) throw new AnswerTooLargeError(`GitHub's answer is over ${limit} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
