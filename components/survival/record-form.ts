import { type CreateRecordInput, createRecordInput } from "@/lib/survival/records/schemas";

/** As the fields hold it: text, until it is read. */
export interface RecordForm {
  kind: "benchmark" | "sample" | "prompts";
  /** A benchmark's id, or that of a version whose test split becomes one. */
  cases: { benchmarkId: string } | { versionId: string } | null;
  versionId: string;
  split: "all" | "train" | "validation" | "test";
  count: string;
  seed: string;
  text: string;
  maxTokens: string;
  temperature: string;
  budgetUsd: string;
  budgetTokens: string;
}

/** A benchmark can prove parity, so it is proposed where there is one. */
export function emptyRecordForm(cases: RecordForm["cases"], versionId = ""): RecordForm {
  return {
    kind: cases ? "benchmark" : versionId ? "sample" : "prompts",
    cases,
    versionId,
    split: "all",
    count: "200",
    seed: "1",
    text: "",
    maxTokens: "1024",
    temperature: "0",
    budgetUsd: "",
    budgetTokens: "",
  };
}

type Problems = Partial<Record<keyof RecordForm, string>>;

/** Null while a field has a problem; what is not touched yet says nothing. */
export function readRecordForm(modelVersionId: string, form: RecordForm): { input: CreateRecordInput | null; problems: Problems } {
  const parsed = createRecordInput.safeParse({
    modelVersionId,
    source: sourceOf(form),
    maxTokens: Number(form.maxTokens),
    temperature: Number(form.temperature),
    budgetUsd: form.budgetUsd === "" ? null : Number(form.budgetUsd),
    budgetTokens: form.budgetTokens === "" ? null : Number(form.budgetTokens),
  });
  if (parsed.success) return { input: parsed.data, problems: {} };
  const problems: Problems = {};
  for (const { path, message } of parsed.error.issues) {
    const field = fields[path.join(".")];
    if (field && form[field] !== "") problems[field] ??= message;
  }
  return { input: null, problems };
}

const fields: Record<string, keyof RecordForm> = {
  "source.count": "count",
  "source.seed": "seed",
  "source.text": "text",
  maxTokens: "maxTokens",
  temperature: "temperature",
  budgetUsd: "budgetUsd",
  budgetTokens: "budgetTokens",
};

function sourceOf({ kind, cases, versionId, split, count, seed, text }: RecordForm) {
  switch (kind) {
    case "benchmark":
      return cases && "versionId" in cases
        ? { kind: "test_split", datasetVersionId: cases.versionId }
        : { kind, benchmarkId: cases?.benchmarkId ?? "" };
    case "sample":
      return { kind, datasetVersionId: versionId, count: Number(count), seed: Number(seed), ...(split === "all" ? {} : { split }) };
    case "prompts":
      return { kind, text };
  }
}
