import { isDeepStrictEqual } from "node:util";
import { parseJsonObject } from "../parse-json-object";
import { shorten } from "./excerpt";
import { notGraded } from "./not-graded";
import type { JsonFieldRule, Score } from "./schemas";
import { similarityOf } from "./similarity";

type Fields = Record<string, unknown>;

/** Weighted share of fields whose value the answer has. Fields that the target does not have are named, but cost nothing. */
export function gradeJsonFields(target: string, answer: string, rules: readonly JsonFieldRule[] = []): Score {
  const wanted = parseJsonObject(target);
  if (!wanted) return notGraded("The target itself is not a JSON object, so it has no fields to compare. Correct the example.");
  const given = parseJsonObject(answer);
  if (!given) return { score: 0, reason: answer.trim() === "" ? "The answer is empty." : "The answer is not a JSON object." };
  return rules.length > 0 ? gradeByRules(wanted, given, rules) : gradeAlike(wanted, given);
}

function gradeAlike(wanted: Fields, given: Fields): Score {
  const names = Object.keys(wanted);
  if (names.length === 0) return { score: 1, reason: "The target has no fields." };
  const problems = names
    .filter((name) => !isDeepStrictEqual(given[name], wanted[name]))
    .map((name) => (name in given ? `${name} is ${inWords(given[name])} instead of ${inWords(wanted[name])}` : `${name} is missing`));
  const right = names.length - problems.length;
  const extra = Object.keys(given).filter((name) => !(name in wanted));
  const reasons = [
    problems.length === 0
      ? names.length === 1
        ? "The one field is right"
        : `All ${names.length} fields are right`
      : `${right} of ${names.length} fields are right: ${problems.join("; ")}`,
    ...(extra.length > 0 ? [`the target has no ${extra.map((name) => `“${name}”`).join(", ")}`] : []),
  ];
  return { score: right / names.length, reason: `${reasons.join("; ")}.` };
}

/** A field that neither side has says nothing about this case; its weight goes to the others. */
function gradeByRules(wanted: Fields, given: Fields, rules: readonly JsonFieldRule[]): Score {
  const graded = rules.flatMap((rule) => {
    const [want, have] = [at(wanted, rule.path), at(given, rule.path)];
    return rule.weight === 0 || (want === undefined && have === undefined) ? [] : [{ rule, ...gradeField(rule, want, have) }];
  });
  const total = graded.reduce((sum, { rule }) => sum + rule.weight, 0);
  if (total === 0) return notGraded("The target has none of the fields that this grader looks at.");
  const problems = graded.flatMap(({ problem }) => problem ?? []);
  const reason = problems.length === 0 ? `All ${graded.length} fields are right.` : `${problems.join("; ")}.`;
  return { score: graded.reduce((sum, { rule, score }) => sum + rule.weight * score, 0) / total, reason };
}

function gradeField(
  { path, compare, tolerance = 0 }: JsonFieldRule,
  want: unknown,
  have: unknown,
): { score: number; problem: string | null } {
  if (have === undefined) return { score: 0, problem: `${path} is missing` };
  const differs = `${path} is ${inWords(have)} instead of ${inWords(want)}`;
  if (compare === "text") {
    const score = similarityOf("token_f1", asText(want), asText(have));
    return { score, problem: score === 1 ? null : `${differs} (${Math.round(score * 100)}% alike)` };
  }
  const isRight =
    compare === "number" ? Math.abs(asNumber(want) - asNumber(have)) <= tolerance + Number.EPSILON : isDeepStrictEqual(want, have);
  return { score: isRight ? 1 : 0, problem: isRight ? null : differs };
}

function at(fields: Fields, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, name) => (isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined), fields);
}

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const asNumber = (value: unknown) =>
  typeof value === "number" || (typeof value === "string" && value.trim() !== "") ? Number(value) : Number.NaN;
const asText = (value: unknown) => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));

function inWords(value: unknown): string {
  return shorten(typeof value === "string" ? `“${value}”` : (JSON.stringify(value) ?? "nothing"));
}
