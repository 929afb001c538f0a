/** A body that is larger than we read. */
export class BodyTooLargeError extends Error {
  override readonly name = "BodyTooLargeError";
}

/** So much of other bodies is being read that there is no room for this one. */
export class NoRoomError extends Error {
  override readonly name = "NoRoomError";
}

/** How much of unfinished bodies is in memory, over all requests together, in bytes. */
export interface BodyRoom {
  readonly most: number;
  taken: number;
}

/** Nearly all deliveries are smaller, and need no counting. */
const SMALL = 64 * 1024;

/**
 * Reads a request's body, but no more than so many bytes, and no more than the room that is left:
 * anyone may send, and whether it is GitHub is only known at the end. A small announced length is
 * believed, since the HTTP server ends the body there; all else is counted while it streams.
 * @throws BodyTooLargeError, NoRoomError
 */
export async function boundedBody(
  request: Request,
  limit: number,
  room: BodyRoom,
): Promise<Buffer> {
  const { headers } = request;
  const length = headers.get("content-length");
  if (length !== null && Number(length) > limit) throw new BodyTooLargeError();
  if (length !== null && Number(length) <= SMALL && !headers.has("transfer-encoding")) {
    return within(Buffer.from(await request.arrayBuffer()), limit);
  }
  return request.body === null ? Buffer.alloc(0) : streamed(request.body, limit, room);
}

async function streamed(
  body: ReadableStream<Uint8Array>,
  limit: number,
  room: BodyRoom,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      room.taken += chunk.byteLength;
      if (size > limit) throw new BodyTooLargeError();
      if (room.taken > room.most) throw new NoRoomError();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    room.taken -= size;
  }
}

function within(body: Buffer, limit: number): Buffer {
  if (body.byteLength > limit) throw new BodyTooLargeError();
  return body;
}
