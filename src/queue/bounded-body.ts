/** A body that is larger than we read. */
export class BodyTooLargeError extends Error {
  override readonly name = "BodyTooLargeError";
}

/**
 * Reads a request's body, but no more than so many bytes. An announced length is believed, since
 * the HTTP server ends the body there; a body in chunks is counted while it streams.
 * @throws BodyTooLargeError
 */
export async function boundedBody(request: Request, limit: number): Promise<Buffer> {
  const { headers } = request;
  const length = headers.get("content-length");
  if (length !== null && Number(length) > limit) throw new BodyTooLargeError();
  if (length !== null && !headers.has("transfer-encoding")) {
    return within(Buffer.from(await request.arrayBuffer()), limit);
  }
  return request.body === null ? Buffer.alloc(0) : streamed(request.body, limit);
}

async function streamed(body: ReadableStream<Uint8Array>, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) throw new BodyTooLargeError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function within(body: Buffer, limit: number): Buffer {
  if (body.byteLength > limit) throw new BodyTooLargeError();
  return body;
}
