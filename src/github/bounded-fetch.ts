/** After this long GitHub's answer is no longer waited for. */
const ANSWER_WITHIN_MS = 30_000;

/** A larger answer is given up: no page of 100 files, and no readable document, comes near. */
const ANSWER_BYTES = 16 * 1024 * 1024;

/** GitHub's answer is larger than anything the gate can use. */
export class AnswerTooLargeError extends Error {
  override readonly name = "AnswerTooLargeError";
}

/** `fetch` with an end: in time, and in the size of the answer. */
export async function boundedFetch(
  input: string | URL | Request,
  init?: RequestInit,
): Promise<Response> {
  const ends = [AbortSignal.timeout(ANSWER_WITHIN_MS)];
  if (init?.signal) ends.push(init.signal);
  const response = await fetch(input, { ...init, signal: AbortSignal.any(ends) });
  if (response.body === null) return response;
  return new Response(await readAtMost(response.body, ANSWER_BYTES), response);
}

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
