import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import type { Benchmark } from "@/lib/evaluations/schemas";
import { type Approach, type CreateBaselineInput, createBaselineInput } from "@/lib/models/schemas";
import type { TrainerInfo } from "@/lib/trainers/schemas";

/** The form as it is typed: numbers as text; null where nobody has touched it yet. */
export interface BaselineForm {
  approach: Approach;
  trainerId: string;
  model: string;
  systemPrompt: string | null;
  /** `version:ID` or `index:ID`: what is shown. */
  source: string;
  pick: "fixed" | "nearest";
  count: string;
  benchmarkId: string;
}

export const emptyBaseline: BaselineForm = {
  approach: "prompt",
  trainerId: "",
  model: "",
  systemPrompt: null,
  source: "",
  pick: "nearest",
  count: "5",
  benchmarkId: "",
};

interface Known {
  trainers: readonly TrainerInfo[];
  versions: readonly DatasetVersion[];
  benchmarks: readonly Benchmark[];
  instruction: string;
}

/** What is left open is chosen: the first trainer that answers, its first model, the newest version and benchmark. */
export function completedBaseline(typed: BaselineForm, { trainers, versions, benchmarks, instruction }: Known): BaselineForm {
  const trainerId = typed.trainerId || (trainers.find(({ reachable }) => reachable) ?? trainers[0])?.id || "";
  const models = trainers.find(({ id }) => id === trainerId)?.baseModels ?? [];
  const isVersion = typed.source.startsWith("version:");
  const keepsSource = typed.source !== "" && (isVersion || typed.approach === "retrieval");
  return {
    ...typed,
    trainerId,
    model: typed.model || (models[0]?.id ?? ""),
    systemPrompt: typed.systemPrompt ?? instruction,
    source: keepsSource ? typed.source : versions[0] ? `version:${versions[0].id}` : "",
    benchmarkId: typed.benchmarkId || (benchmarks[0]?.id ?? ""),
  };
}

type FieldName = "model" | "systemPrompt" | "source" | "count";

/** What would be sent, or what is wrong by field. A version that passages come from is made an index when it is sent. */
export function readBaseline(form: BaselineForm): { input: CreateBaselineInput | null; problems: Partial<Record<FieldName, string>> } {
  const { trainerId, model, systemPrompt, count } = form;
  const parsed = createBaselineInput.safeParse({ trainerId, model, systemPrompt: systemPrompt ?? "", shows: showsOf(form, Number(count)) });
  const problems: Partial<Record<FieldName, string>> = {};
  for (const { path, message } of parsed.error?.issues ?? []) problems[fieldOf(path.map(String))] ??= message;
  if (form.approach !== "prompt" && form.source === "")
    problems.source = "Freeze a version with a train split, or add documents, so that there is something to show.";
  return { input: parsed.success && Object.keys(problems).length === 0 ? parsed.data : null, problems };
}

function showsOf({ approach, source, pick }: BaselineForm, count: number): CreateBaselineInput["shows"] {
  const [, id = ""] = source.split(":");
  if (approach === "few_shot") return { approach, datasetVersionId: id, pick, count };
  if (approach === "retrieval") return { approach, passageIndexId: id, count };
  return { approach };
}

function fieldOf(path: string[]): FieldName {
  if (path.includes("count")) return "count";
  if (path.includes("systemPrompt")) return "systemPrompt";
  return path.includes("shows") ? "source" : "model";
}
