export interface JsonText {
  value: unknown;
  /** Writes another value the way this text was written. */
  write: (value: unknown) => string;
}

type Writer = (value: unknown) => string;

const writers: readonly Writer[] = [
  (value) => JSON.stringify(value),
  (value) => JSON.stringify(value, null, 2),
  (value) => JSON.stringify(value, null, 4),
  (value) => JSON.stringify(value, null, "\t"),
  spaced,
  (value) => asciiOnly(spaced(value)),
  (value) => asciiOnly(JSON.stringify(value)),
];

/**
 * JSON that can be written back letter by letter; null for anything else. A model learns the spaces too, so whoever edits one field
 * must not change how the rest is written.
 */
export function readJsonText(text: string): JsonText | null {
  const [, before = "", body = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  const value = parseJson(body);
  if (value === undefined) return null;
  const writer = writers.find((write) => write(value) === body);
  return writer ? { value, write: (next) => `${before}${writer(next)}${after}` } : null;
}

/** `undefined` for what is not JSON; JSON itself has no such value. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** As Python's `json.dumps` writes: a space behind every colon and comma. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`)
    .join(", ")}}`;
}

function asciiOnly(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
