import { parseJson } from "./json-value";

const mostKeys = 6;
const mostFaults = 5;

/** The first name in an object. */
export function keyOf(text: string): string | null {
  return /^\s*\{\s*"((?:[^"\\\n]|\\.){0,200})"\s*:/.exec(text)?.[1] ?? null;
}

/**
 * Text that is not JSON because something in it was never closed, cut where entries seem to begin: at objects whose first
 * name is that of other entries. Of several names the one counts that leaves most of the text readable.
 */
export function splitBroken(text: string, knownKey: string | null, depth = 0): string[] {
  const keys = new Set([knownKey, keyOf(text)].filter((key) => key !== null));
  for (const [, key] of text.matchAll(/[,}\]]\s*\{\s*"((?:[^"\\\n]|\\.){0,200})"\s*:/g)) {
    if (keys.size >= mostKeys) break;
    if (key !== undefined) keys.add(key);
  }
  let best = { pieces: [text], readable: -1 };
  for (const pieces of [...[...keys].map((key) => splitAt(text, key)), splitLines(text)]) {
    const readable = pieces.reduce((sum, piece) => sum + (isWhole(piece) ? piece.length : 0), 0);
    if (readable > best.readable) best = { pieces, readable };
  }
  if (best.pieces.length === 1 || depth >= mostFaults) return best.pieces;
  // What is still broken may hold more than one fault.
  return best.pieces.flatMap((piece) => (isWhole(piece) ? piece : splitBroken(piece, knownKey, depth + 1)));
}

function splitAt(text: string, key: string): string[] {
  const start = new RegExp(`[,}\\]\\n]\\s*(?=\\{\\s*"${key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}"\\s*:)`, "g");
  const pieces: string[] = [];
  let from = 0;
  for (const { index, 0: gap } of text.matchAll(start)) {
    pieces.push(text.slice(from, index + gap.length));
    from = index + gap.length;
  }
  return [...pieces, text.slice(from)];
}

/** Entries that stand on lines of their own. */
function splitLines(text: string): string[] {
  return text.split(/(?<=[}\]],?)[ \t]*\r?\n(?=\s*\{)/);
}

function isWhole(piece: string): boolean {
  const bare = piece.replace(/[\s,]+$/, "");
  return parseJson(bare) !== undefined || parseJson(bare.replace(/\][\s}]*$/, "")) !== undefined;
}
