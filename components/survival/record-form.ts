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

interface Read {
  /** Null while a field has a problem. */
  input: CreateRecordInput | null;
  /** Of fields that somebody filled in or cleared: what was not touched yet says nothing. */
  problems: Problems;
  /** Why nothing can be started; where no field says what to change, this does. */
  reason: string | undefined;
}

export function readRecordForm(modelVersionId: string, typed: Partial<RecordForm>, empty: RecordForm): Read {
  const form = { ...empty, ...typed };
  const parsed = createRecordInput.safeParse({
    modelVersionId,
    source: sourceOf(form),
    maxTokens: numberIn(form.maxTokens),
    temperature: numberIn(form.temperature),
    budgetUsd: form.budgetUsd === "" ? null : Number(form.budgetUsd),
    budgetTokens: form.budgetTokens === "" ? null : Number(form.budgetTokens),
  });
  if (parsed.success) return { input: parsed.data, problems: {}, reason: undefined };
  const problems: Problems = {};
  let untouched: string | undefined;
  for (const { path, message } of parsed.error.issues) {
    const field = fields[path.join(".")];
    if (field && (form[field] !== "" || typed[field] !== undefined)) problems[field] ??= message;
    else untouched ??= message;
  }
  const saysSo = Object.keys(problems).length > 0;
  return { input: null, problems, reason: saysSo ? "A field is not filled in as it should be. It says what to change." : untouched };
}

/** An empty field is no zero. */
const numberIn = (text: string) => (text.trim() === "" ? Number.NaN : Number(text));

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
      return { kind, datasetVersionId: versionId, count: numberIn(count), seed: numberIn(seed), ...(split === "all" ? {} : { split }) };
    case "prompts":
      return { kind, text };
  }
}
