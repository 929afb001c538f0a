/** What stands at the beginning of a file, and all of it. */
export interface Opened {
  /** The first line, or what was read of it, without a byte order mark. */
  readonly firstLine: string;
  readonly chunks: AsyncIterable<Buffer>;
}

/** So much is looked at to tell what a file is, in bytes. */
const ENOUGH = 65_536;

/** Looks at a file's beginning; a text says why it cannot be read, as the end of a sentence. */
export async function openText(source: AsyncIterable<Uint8Array>): Promise<Opened | string> {
  const rest = source[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (; size < ENOUGH; size = parts.reduce((sum, { length }) => sum + length, 0)) {
    const { done, value } = await rest.next();
    if (done === true) break;
    parts.push(value);
  }
  const bytes = Buffer.concat(parts);
  const wrong = noText(bytes);
  if (wrong !== null) return wrong;
  const start = bytes.indexOf(BYTE_ORDER_MARK) === 0 ? bytes.subarray(3) : bytes;
  const end = start.indexOf("\n");
  const firstLine = start.toString("utf8", 0, end < 0 ? start.length : end);
  return { firstLine, chunks: withRest(start, rest) };
}

const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf);

/** What other programs write, by its first bytes. */
const OTHERS: readonly (readonly [string, readonly number[]])[] = [
  ["it is UTF-16 text; please save it as UTF-8", [0xff, 0xfe]],
  ["it is UTF-16 text; please save it as UTF-8", [0xfe, 0xff]],
  ["it is a spreadsheet or an archive; please save the sheet as CSV (UTF-8)", [0x50, 0x4b, 3, 4]],
  ["it is compressed; please unpack it first", [0x1f, 0x8b]],
];

function noText(bytes: Buffer): string | null {
  const known = OTHERS.find(([, begins]) => begins.every((byte, at) => bytes[at] === byte));
  if (known !== undefined) return known[0];
  const head = bytes.subarray(0, 1000);
  const zeros = head.filter((byte) => byte === 0).length;
  return zeros * 4 > head.length ? "it is UTF-16 or no text at all; please save it as UTF-8" : null;
}

async function* withRest(start: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer> {
  yield start;
  for (;;) {
    const { done, value } = await rest.next();
    if (done === true) return;
    yield Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
}
