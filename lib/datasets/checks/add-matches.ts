export interface Match {
  from: number;
  to: number;
  type: string;
}

export interface Pattern {
  type: string;
  /** Global, so that it goes on behind what it found. */
  pattern: RegExp;
  isReal?: (found: string) => boolean;
  /** Which bracket of the pattern is the thing itself; the whole match without. */
  group?: number;
}

/** Adds what a pattern finds, save where something was found before. What was found stands in the order of the text, and so it stays. */
export function addMatches(found: Match[], text: string, { type, pattern, isReal, group }: Pattern): void {
  const added: Match[] = [];
  // Both come in the order of the text, so that nothing found before is looked at for every match.
  let before = 0;
  // `matchAll` makes a copy of the pattern for every text, which takes longer than most texts.
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const words = match[group ?? 0] ?? "";
    const from = match.index + (group === undefined ? 0 : match[0].lastIndexOf(words));
    const to = from + words.length;
    if (isReal && !isReal(words)) continue;
    while ((found[before]?.to ?? to) <= from) before++;
    const next = found[before];
    if (!next || to <= next.from) added.push({ from, to, type });
  }
  if (added.length === 0) return;
  for (const match of added) found.push(match);
  found.sort((a, b) => a.from - b.from);
}
