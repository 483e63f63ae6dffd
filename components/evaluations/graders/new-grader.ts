import type { Grader, GraderKind } from "@/lib/evaluations/graders/schemas";

const codeAtFirst = `function grade({ prompt, target, answer, toolCalls, latencyMs }) {
  const words = answer.trim().split(/\\s+/).length;
  return { score: words <= 50 ? 1 : 0, reason: words + " words" };
}`;

/** A grader of this kind as it stands when somebody adds it. */
export function newGrader(kind: Exclude<GraderKind, "weighted">, taken: readonly string[], trainerId: string): Grader {
  const key = freeKey(kind, taken);
  switch (kind) {
    case "regex":
      return { key, kind, pattern: "" };
    case "json_schema":
      return { key, kind, schema: { type: "object" } };
    case "numeric":
      return { key, kind, tolerance: 0 };
    case "similarity":
      return { key, kind, measure: "rouge_l" };
    case "embedding":
      return { key, kind, embedder: { trainerId, model: "" } };
    case "limit":
      return { key, kind, latencyMs: 2_000 };
    case "code":
      return { key, kind, source: codeAtFirst };
    case "judge":
      return { key, kind, judges: [{ trainerId, model: "" }], rubric: "", mode: "one_to_five" };
    case "human":
      return { key, kind, scale: "one_to_five", question: "How good is this answer?" };
    default:
      return { key, kind };
  }
}

function freeKey(kind: string, taken: readonly string[]): string {
  if (!taken.includes(kind)) return kind;
  for (let number = 2; ; number++) if (!taken.includes(`${kind}_${number}`)) return `${kind}_${number}`;
}
