import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answer } from "./calls.ts";

/** A request as it comes in. */
export interface RawRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Where requests come in and answers go out; `disconnect` breaks the connection. */
export interface Desk {
  readonly url: string;
  close(): Promise<void>;
}

type Reply = (request: RawRequest) => Promise<Answer | "disconnect">;

/** Listens on a free port of 127.0.0.1. Answers carry an ETag, and are 304 to who has them. */
export async function openDesk(reply: Reply): Promise<Desk> {
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing, reply).catch((error) => {
      outgoing.writeHead(500, { "content-type": "application/json" });
      outgoing.end(JSON.stringify({ message: `The local GitHub failed: ${error.stack}` }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => shut(server) };
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse, reply: Reply) {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  const answer = await reply({
    method: incoming.method ?? "GET",
    path: incoming.url ?? "/",
    headers: Object.fromEntries(headers),
    text: Buffer.concat(chunks).toString(),
  });
  if (answer === "disconnect") {
    incoming.socket.destroy();
    return;
  }
  outgoing.writeHead(answer.status, answer.headers);
  outgoing.end(payloadOf(answer));
}

/** The bytes of an answer; empty: it has no body. */
function payloadOf({ body }: Answer): Buffer | string {
  if (body === undefined) return "";
  return Buffer.isBuffer(body) ? body : JSON.stringify(body);
}

/** Gives a successful answer to a GET its ETag, or a 304 to who has it already. */
export function conditional(request: RawRequest, answer: Answer): Answer {
  if (request.method !== "GET" || answer.status !== 200) return answer;
  const digest = createHash("sha256").update(payloadOf(answer)).digest("hex");
  const etag = `W/"${digest}"`;
  const known = request.headers["if-none-match"]?.replace(/^W\//, "");
  const headers = { ...answer.headers, etag };
  if (known !== undefined && known === `"${digest}"`) return { status: 304, headers };
  return { ...answer, headers };
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
