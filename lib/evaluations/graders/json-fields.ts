import { isDeepStrictEqual } from "node:util";
import { parseJsonObject } from "../parse-json-object";
import type { Score } from "./exact";

const shown = 40;

/** Share of the target's fields whose value the answer has. Fields that the target does not have are named, but cost nothing. */
export function gradeJsonFields(target: string, answer: string): Score {
  const wanted = parseJsonObject(target);
  if (!wanted) return { score: 0, reason: "The target itself is not a JSON object, so it has no fields to compare. Correct the example." };
  const given = parseJsonObject(answer);
  if (!given) return { score: 0, reason: answer.trim() === "" ? "The answer is empty." : "The answer is not a JSON object." };
  const names = Object.keys(wanted);
  if (names.length === 0) return { score: 1, reason: "The target has no fields." };
  const problems = names.filter((name) => !isDeepStrictEqual(given[name], wanted[name])).map((name) => describe(name, given, wanted));
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

type Fields = Record<string, unknown>;

function describe(name: string, given: Fields, wanted: Fields): string {
  return name in given ? `${name} is ${inWords(given[name])} instead of ${inWords(wanted[name])}` : `${name} is missing`;
}

function inWords(value: unknown): string {
  const text = typeof value === "string" ? `“${value}”` : JSON.stringify(value);
  return text.length > shown ? `${text.slice(0, shown)}…` : text;
}
