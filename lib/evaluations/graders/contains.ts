import { excerpt } from "./excerpt";
import type { GraderOf, Score } from "./schemas";

/** Whether the answer has the texts that it should have, or has none that it should not. */
export function gradeContains(target: string, answer: string, { wanted, mode = "all", ignoreCase = false }: GraderOf<"contains">): Score {
  const overlook = (text: string) => (ignoreCase ? text.toLowerCase() : text);
  const texts = wanted && wanted.length > 0 ? wanted : [target.trim()];
  const given = overlook(answer);
  const found = texts.filter((text) => given.includes(overlook(text)));
  const missing = texts.filter((text) => !found.includes(text));
  if (mode === "none") {
    return found.length === 0
      ? { score: 1, reason: "Nothing in it that should not be there." }
      : { score: 0, reason: `Has what it should not have: ${quoted(found)}.` };
  }
  if (mode === "any" && found.length > 0) return { score: 1, reason: `Has ${quoted(found)}.` };
  if (missing.length === 0) return { score: 1, reason: texts.length === 1 ? `Has ${quoted(texts)}.` : `Has all ${texts.length} texts.` };
  return { score: 0, reason: mode === "any" ? `Has none of ${quoted(texts)}.` : `Lacks ${quoted(missing)}.` };
}

const quoted = (texts: readonly string[]) =>
  texts
    .slice(0, 5)
    .map((text) => `“${excerpt(text)}”`)
    .join(", ");
