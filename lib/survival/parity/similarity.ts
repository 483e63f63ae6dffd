/** How alike two texts are, 0 to 1: shared groups of three letters, counted once for each time they occur. Dice, Ecology 26:297, 1945. */
export function similarity(one: string, other: string): number {
  const [a, b] = [plain(one), plain(other)];
  if (a === b) return 1;
  const [ofA, ofB] = [trigrams(a), trigrams(b)];
  let shared = 0;
  for (const [gram, count] of ofA) shared += Math.min(count, ofB.get(gram) ?? 0);
  const all = sizeOf(ofA) + sizeOf(ofB);
  return all === 0 ? 0 : (2 * shared) / all;
}

/** Spaces and line breaks say nothing. */
export const plain = (text: string) => text.trim().replace(/\s+/g, " ");

function trigrams(text: string): Map<string, number> {
  // Padded, so that a word of two letters has groups too.
  const padded = `  ${text.toLowerCase()} `;
  const found = new Map<string, number>();
  for (let at = 0; at + 3 <= padded.length; at++) {
    const gram = padded.slice(at, at + 3);
    found.set(gram, (found.get(gram) ?? 0) + 1);
  }
  return found;
}

const sizeOf = (grams: Map<string, number>) => [...grams.values()].reduce((sum, count) => sum + count, 0);
