import { eld } from "eld/extrasmall";

/** Takes nine microseconds; a million questions nine seconds. */
const firstLetters = 60;
const longerLetters = 400;
const fewestLetters = 20;
/** How much better than the usual language it must fit before somebody is told. */
const margin = 0.1;

/** ISO 639-1 of a text, or null when it is too short or too mixed to tell. */
export function detectLanguage(text: string): string | null {
  if (text.length < fewestLetters) return null;
  const result = eld.detect(text.length > firstLetters ? text.slice(0, firstLetters) : text);
  return result.language !== "" && result.isReliable() ? result.language : null;
}

/** A second look at more of the text, before an example is said to be in the wrong language. */
export function isSurelyAnother(text: string, usual: readonly string[]): boolean {
  const result = eld.detect(text.slice(0, longerLetters));
  const scores = result.getScores();
  const best = scores[result.language] ?? 0;
  return result.isReliable() && usual.every((language) => best - (scores[language] ?? 0) > margin);
}
