import { z } from "zod";
import { excerpt } from "./excerpt";
import { notGraded } from "./not-graded";
import type { GraderOf, Score } from "./schemas";

type Options = Pick<GraderOf<"label">, "labels" | "isMulti">;

/** One label: right or wrong. Several: F1 of the two sets. Case, space and a full stop at the end do not matter. */
export function gradeLabel(target: string, answer: string, { labels, isMulti = false }: Options): Score {
  const known = new Set((labels ?? []).map(plain));
  const wanted = isMulti ? split(target) : [plain(target)];
  const stray = known.size > 0 ? wanted.find((label) => !known.has(label)) : undefined;
  if (stray !== undefined)
    return notGraded(`The target “${excerpt(stray)}” is none of the grader's labels. Correct the case or the labels.`);
  return isMulti ? gradeSet(new Set(wanted), new Set(split(answer)), known) : gradeOne(wanted[0] ?? "", plain(answer), known);
}

function gradeOne(wanted: string, given: string, known: ReadonlySet<string>): Score {
  if (given === wanted) return { score: 1, reason: `“${excerpt(wanted)}”, as wanted.` };
  if (given === "") return { score: 0, reason: "The answer is empty." };
  if (known.size > 0 && !known.has(given)) return { score: 0, reason: `“${excerpt(given)}” is none of the ${known.size} labels.` };
  return { score: 0, reason: `“${excerpt(given)}” instead of “${excerpt(wanted)}”.` };
}

function gradeSet(wanted: ReadonlySet<string>, given: ReadonlySet<string>, known: ReadonlySet<string>): Score {
  if (wanted.size === 0 && given.size === 0) return { score: 1, reason: "No label, as wanted." };
  const both = [...given].filter((label) => wanted.has(label)).length;
  const missing = [...wanted].filter((label) => !given.has(label));
  const extra = [...given].filter((label) => !wanted.has(label));
  const unknown = extra.filter((label) => known.size > 0 && !known.has(label));
  const parts = [
    missing.length > 0 ? `lacks ${quoted(missing)}` : "",
    extra.length > 0 ? `has ${quoted(extra)} too` : "",
    unknown.length > 0 ? `${quoted(unknown)} ${unknown.length === 1 ? "is no label" : "are no labels"} at all` : "",
  ].filter(Boolean);
  return {
    score: (2 * both) / (wanted.size + given.size),
    reason: parts.length === 0 ? `All ${wanted.size} labels, and no other.` : `${both} of ${wanted.size} labels: ${parts.join("; ")}.`,
  };
}

const plain = (text: string) =>
  text
    .trim()
    .replace(/^["“'`]+|["”'`.]+$/g, "")
    .replace(/\s+/g, " ")
    .toLowerCase();

function split(text: string): string[] {
  const parts = parseList(text) ?? text.split(/[,;\n]/);
  return parts.map((part) => plain(part.replace(/^\s*[-*•]\s+/, ""))).filter((part) => part !== "");
}

function parseList(text: string): string[] | null {
  if (!text.trim().startsWith("[")) return null;
  try {
    return z.array(z.coerce.string()).parse(JSON.parse(text));
  } catch {
    return null;
  }
}

const quoted = (labels: readonly string[]) =>
  labels
    .slice(0, 5)
    .map((label) => `“${excerpt(label)}”`)
    .join(", ");
