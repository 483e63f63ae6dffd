/** The name that stands twice in an object: whichever value was taken, the other would be lost without a word. */
export function findDoubleKey(raw: string, record: Record<string, unknown>): string | null {
  for (const key of Object.keys(record)) {
    const written = JSON.stringify(key);
    const first = raw.indexOf(written);
    if (first < 0 || raw.indexOf(written, first + 1) < 0) continue;
    if (countOutside(raw, written) > 1) return key;
  }
  return null;
}

/** How often a name stands in the outermost object itself. */
function countOutside(raw: string, written: string): number {
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;
  let depth = 0;
  let count = 0;
  for (const { 0: part, index } of raw.matchAll(token)) {
    if (part === "{" || part === "[") depth++;
    else if (part === "}" || part === "]") depth--;
    else if (depth === 1 && part === written && /^\s*:/.test(raw.slice(index + part.length, index + part.length + 50))) count++;
  }
  return count;
}
