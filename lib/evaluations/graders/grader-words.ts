import type { Grader, GraderKind } from "@/lib/evaluations/graders/schemas";

interface Words {
  /** What a grader counts, in the words of a column head. */
  label: string;
  /** The same in a few more words, for whoever chooses one. */
  hint: string;
}

export const graderWords: Record<GraderKind, Words> = {
  exact: { label: "Right answers", hint: "the answer is the target, word for word" },
  contains: { label: "Has the text", hint: "texts that must, or must not, be in the answer" },
  regex: { label: "Matches a pattern", hint: "a regular expression finds something in the answer" },
  label: { label: "Right label", hint: "one of a list, or several of them (F1)" },
  json_valid: { label: "Valid JSON", hint: "a program can read the answer" },
  json_schema: { label: "Fits the schema", hint: "the answer has the shape of a JSON Schema" },
  json_fields: { label: "Right fields", hint: "share of the answer’s JSON fields" },
  numeric: { label: "Right number", hint: "the number in the answer, within a tolerance" },
  similarity: { label: "Similar text", hint: "edit distance, ROUGE-L or words in common" },
  embedding: { label: "Similar meaning", hint: "embeddings of a connected model" },
  tool_calls: { label: "Right calls", hint: "functions called, with their arguments" },
  limit: { label: "Within limits", hint: "seconds, cost and length" },
  code: { label: "Own code", hint: "a JavaScript function, run in a sandbox" },
  judge: { label: "Judged by a model", hint: "a model grades by your rubric" },
  human: { label: "Rated by people", hint: "people rate without knowing whose answer it is" },
  weighted: { label: "Weighted score", hint: "several graders in one figure" },
};

export function graderName({ name, kind }: Grader): string {
  return name || graderWords[kind].label;
}

export function graderLabel(graders: readonly Grader[], key: string): string {
  const grader = graders.find((one) => one.key === key);
  return grader ? graderName(grader) : key;
}
