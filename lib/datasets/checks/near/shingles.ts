import { FoldedText } from "./fold-text";

/** Letters in a row that are compared as one: long enough to tell texts apart, short enough to survive a changed word. */
export const shingleLength = 5;
const base = 0x01000193;
const outgoing = Math.imul(Math.imul(Math.imul(Math.imul(base, base), base), base), base);

/** Calls back with a hash for every run of five letters, blanks included; a text shorter than that is one run. */
export function eachShingle({ codes, length }: FoldedText, visit: (shingle: number) => void): void {
  let hash = 0;
  for (let index = 0; index < length; index++) {
    hash = (Math.imul(hash, base) + (codes[index] ?? 0) + 1) | 0;
    if (index >= shingleLength) hash = (hash - Math.imul((codes[index - shingleLength] ?? 0) + 1, outgoing)) | 0;
    if (index >= shingleLength - 1 || index === length - 1) visit(hash);
  }
}

const folded = new FoldedText();

/** The set of a text's shingles, in order. */
export function shinglesOf(text: string): Int32Array {
  folded.clear();
  folded.add(text);
  const found = new Int32Array(folded.length);
  let count = 0;
  eachShingle(folded, (shingle) => {
    found[count++] = shingle;
  });
  const sorted = found.subarray(0, count).sort();
  let distinct = 0;
  for (let index = 0; index < count; index++) {
    const shingle = sorted[index] ?? 0;
    if (index === 0 || shingle !== sorted[distinct - 1]) sorted[distinct++] = shingle;
  }
  return sorted.subarray(0, distinct);
}

/** Shared shingles of all shingles: 1 for the same text, 0 for nothing in common. */
export function jaccardOf(one: Int32Array, other: Int32Array): number {
  let shared = 0;
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    const left = one[a] ?? 0;
    const right = other[b] ?? 0;
    if (left === right) shared++;
    if (left <= right) a++;
    if (right <= left) b++;
  }
  const all = one.length + other.length - shared;
  return all === 0 ? 0 : shared / all;
}
