import type { IncomingMessage } from "node:http";
import { GatewayError } from "./gateway-error";

export const mostBodyBytes = 20 * 1024 * 1024;

/** The whole body as text, or a refusal before more of it is read than allowed. */
export async function readBody(request: IncomingMessage): Promise<string> {
  if (Number(request.headers["content-length"] ?? 0) > mostBodyBytes) throw tooLarge();
  const encoding = request.headers["content-encoding"];
  if (encoding && encoding !== "identity")
    throw new GatewayError(415, "unsupported_encoding", `The body is packed as ${encoding}. Send it as it is, without content-encoding.`);
  const bytes = await readBytes(request);
  try {
    return utf8.decode(bytes);
  } catch {
    throw new GatewayError(400, "invalid_encoding", "The body is not UTF-8 text. Send JSON in UTF-8.");
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** By its events: an iterator over the stream takes a twentieth of the time that the gateway spends on a request. */
function readBytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= mostBodyBytes) return void chunks.push(chunk);
      // What is left is read and thrown away, so that whoever sends it can hear the answer.
      request.off("data", take);
      reject(tooLarge());
    };
    request.on("data", take);
    request.once("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () => {
      if (!request.complete) reject(new Error("The program hung up before it had sent its request."));
    });
  });
}

function tooLarge(): GatewayError {
  return new GatewayError(
    413,
    "request_too_large",
    `The body is larger than ${mostBodyBytes / 1024 / 1024} MB. Send fewer or smaller messages.`,
  );
}
