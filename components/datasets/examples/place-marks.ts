import type { Mark } from "@/lib/datasets/checks/schemas";

export interface WordedMark extends Mark {
  /** What the issue says about it. */
  words: string;
}

export interface PlacedMark {
  /** In the text as it is shown, in the units of a string. */
  from: number;
  to: number;
  words: string;
}

/**
 * Where marks stand in a text that may be typed into, laid out on lines or taken out of its JSON since they were found: at their place
 * if their words are still there, else where the same words are nearest. Words that are gone have no mark. In the order of the text.
 */
export function placeMarks(text: string, marks: readonly WordedMark[]): PlacedMark[] {
  const placed: PlacedMark[] = [];
  for (const mark of [...marks].sort((a, b) => a.from - b.from))
    for (const words of spellings(mark.text)) {
      const from = nearest(text, words, mark.from, placed);
      if (from === null) continue;
      placed.push({ from, to: from + words.length, words: mark.words });
      break;
    }
  return placed.sort((a, b) => a.from - b.from);
}

/** For whoever cannot see the marks: what each issue says, and the words that it means, once. */
export function describeMarks(text: string, placed: readonly PlacedMark[]): string {
  const found = new Map<string, Set<string>>();
  for (const { from, to, words } of placed) found.set(words, (found.get(words) ?? new Set()).add(text.slice(from, to)));
  return [...found].map(([words, texts]) => `${words} Marked: ${[...texts].join(", ")}.`).join(" ");
}

function nearest(text: string, words: string, wanted: number, taken: readonly PlacedMark[]): number | null {
  let best: number | null = null;
  for (let from = text.indexOf(words); from !== -1; from = text.indexOf(words, from + 1)) {
    const isFree = taken.every((mark) => from >= mark.to || from + words.length <= mark.from);
    if (isFree && (best === null || Math.abs(from - wanted) < Math.abs(best - wanted))) best = from;
  }
  return best;
}

/** As it was found, and as it reads once the JSON round it is: a line break is two letters there. */
function spellings(found: string): string[] {
  if (found === "") return [];
  if (!found.includes("\\")) return [found];
  try {
    return [found, String(JSON.parse(`"${found}"`))];
  } catch {
    return [found];
  }
}
