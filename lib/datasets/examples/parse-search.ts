/** What a person typed into the search box, taken apart. */
export interface Search {
  /** Must stand in the text as words, in any order. */
  words: string[];
  /** The last word, still being typed: its beginning is enough. */
  beginning: string | null;
  /** Must stand in the text exactly so, apart from case: quoted phrases, addresses, scripts without spaces, signs. */
  literals: string[];
}

const quoted = /["“”„«»]([^"“”„«»]+)["“”„«»]/gu;
const letters = /[\p{L}\p{N}]/u;
const wordAlone = /^[\p{L}\p{N}]+$/u;
/** Written without spaces, so that a part of a run is a word too. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** A shorter beginning fits half of all words. */
const shortestBeginning = 3;

/** Signs around a word are left out; signs within it, or alone, are looked for as they are. */
export function parseSearch(text: string): Search {
  const search: Search = { words: [], beginning: null, literals: [] };
  const rest = text.replace(quoted, (_, phrase: string) => {
    add(search, phrase.trim());
    return " ";
  });
  const parts = rest.split(/\s+/u).filter((part) => part !== "");
  const endsQuoted = /["“”„«»]\s*$/u.test(text);
  for (const [index, part] of parts.entries()) {
    const word = letters.test(part) ? part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "") : part;
    const isLast = index === parts.length - 1 && !endsQuoted && word.length >= shortestBeginning;
    if (isLast && letters.test(word) && !unspaced.test(word)) search.beginning = word.toLowerCase();
    if (!isLast || !wordAlone.test(word) || unspaced.test(word)) add(search, word, isLast);
  }
  return search;
}

function add({ words, literals }: Search, text: string, isBeginning = false): void {
  const small = text.toLowerCase();
  if (small === "") return;
  if (letters.test(small) && (!isBeginning || unspaced.test(small))) words.push(small);
  if (!wordAlone.test(small) || unspaced.test(small)) literals.push(small);
}

export function hasWords(text: string): boolean {
  const { words, beginning } = parseSearch(text);
  return words.length > 0 || beginning !== null;
}
