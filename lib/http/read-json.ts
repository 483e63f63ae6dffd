import { AppError } from "@/lib/errors";

const mostBytes = 10 * 1024 * 1024;

/** Reads the body as JSON that Postgres can store, and no further than a person could have typed. */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request);
  try {
    // Only a text with such an escape can hold such a character; the slow way is for it alone.
    return /\\u(0000|d[89a-f])/i.test(text) ? JSON.parse(text, refuseUnstorable) : JSON.parse(text);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("invalid", "The body is not JSON. Send a JSON object with the header content-type: application/json.");
  }
}

async function readText(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const bytes of request.body ?? []) {
    size += bytes.byteLength;
    if (size > mostBytes)
      throw new AppError("invalid", "The body is larger than 10 MB. Send large data as an upload, or in several requests.");
    text += decoder.decode(bytes, { stream: true });
  }
  return text + decoder.decode();
}

function refuseUnstorable(name: string, value: unknown): unknown {
  if (isUnstorable(name) || (typeof value === "string" && isUnstorable(value)))
    throw new AppError(
      "invalid",
      `${name || "The text"}: it holds a character that cannot be stored (NUL or half of a pair). Remove it and send again.`,
    );
  return value;
}

function isUnstorable(text: string): boolean {
  return text.includes("\0") || /\p{Surrogate}/u.test(text);
}
