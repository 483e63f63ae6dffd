import type { IncomingMessage } from "node:http";
import { GatewayError } from "./gateway-error";

export const mostBodyBytes = 20 * 1024 * 1024;

/** The whole body as text, or a refusal before more of it is read than allowed. */
export async function readBody(request: IncomingMessage): Promise<string> {
  if (Number(request.headers["content-length"] ?? 0) > mostBodyBytes) throw tooLarge();
  const encoding = request.headers["content-encoding"];
  if (encoding && encoding !== "identity")
    throw new GatewayError(415, "unsupported_encoding", `The body is packed as ${encoding}. Send it as it is, without content-encoding.`);
  const chunks: Buffer[] = [];
  let size = 0;
  // Who stops reading must be able to answer: the usual iterator would cut the connection.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes: Buffer = chunk;
    size += bytes.byteLength;
    if (size > mostBodyBytes) throw tooLarge();
    chunks.push(bytes);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new GatewayError(400, "invalid_encoding", "The body is not UTF-8 text. Send JSON in UTF-8.");
  }
}

function tooLarge(): GatewayError {
  return new GatewayError(
    413,
    "request_too_large",
    `The body is larger than ${mostBodyBytes / 1024 / 1024} MB. Send fewer or smaller messages.`,
  );
}
