import { RE2JS } from "re2js";
import { excerpt } from "./excerpt";
import { notGraded } from "./not-graded";
import type { GraderOf, Score } from "./schemas";

const flagBits = { i: RE2JS.CASE_INSENSITIVE, m: RE2JS.MULTILINE, s: RE2JS.DOTALL };

/** RE2 takes time in proportion to the text, so that no pattern can hang a worker. It has no look-around and no back-references. */
export function gradeRegex(
  answer: string,
  { pattern, flags = "", isForbidden = false }: Pick<GraderOf<"regex">, "pattern" | "flags" | "isForbidden">,
): Score {
  const compiled = compileRegex(pattern, flags);
  if (typeof compiled === "string") return notGraded(compiled);
  const matcher = compiled.matcher(answer);
  if (!matcher.find()) {
    return isForbidden
      ? { score: 1, reason: "Does not match the pattern, as it should." }
      : { score: 0, reason: "Does not match the pattern." };
  }
  const found = `“${excerpt(matcher.group() ?? "")}”`;
  return isForbidden ? { score: 0, reason: `Matches what is forbidden: ${found}.` } : { score: 1, reason: `Matches: ${found}.` };
}

/** The reason in words where the pattern is none. */
export function compileRegex(pattern: string, flags = ""): RE2JS | string {
  const bits = (Object.keys(flagBits) as (keyof typeof flagBits)[]).reduce(
    (sum, flag) => (flags.includes(flag) ? sum | flagBits[flag] : sum),
    0,
  );
  try {
    return RE2JS.compile(pattern, bits);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return `The pattern cannot be used: ${words}. Look-around and back-references are not known here, because they can take for ever.`;
  }
}
