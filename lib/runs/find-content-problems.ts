import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import type { FieldProblem } from "@/lib/errors";
import type { Objective } from "@/lib/trainers/schemas";
import type { Trainer } from "@/lib/trainers/trainer";
import type { VersionInspection } from "./previews/inspect-version";

interface Learning {
  trainer: Trainer;
  trainerName: string;
  objective: Objective;
  /** The base model could learn from pairs, if it were asked to. */
  canChoosePairs: boolean;
  inspections: readonly VersionInspection[];
}

/** What would be lost without a word: the worse answer of a pair, what has no worse answer, and tools where no tool can be called. */
export function findContentProblems(
  version: DatasetVersion,
  { trainer, trainerName, objective, canChoosePairs, inspections }: Learning,
): FieldProblem[] {
  const name = `Version ${version.number} of ${version.datasetName}`;
  const sum = (read: (inspection: VersionInspection) => number) => inspections.reduce((total, inspection) => total + read(inspection), 0);
  const pairs = objective === "dpo" ? 0 : sum(({ pairCount }) => pairCount);
  const singles = objective === "dpo" ? sum(({ figures, pairCount }) => figures.count - pairCount) : 0;
  const tools = trainer.capabilities.learnsTools ? 0 : sum(({ toolCount }) => toolCount);
  const count = (number: number, one: string, many: string) =>
    number === 1 ? `one example that ${one}` : `${number} examples that ${many}`;
  const cure = "Put them into a dataset of their own, or reject them here, then freeze a new version.";
  const choose = canChoosePairs ? "If every example is such a pair, let the run learn from preferences (DPO). " : "";
  const found = [
    pairs > 0 &&
      `${name} has ${count(pairs, "is a preference pair", "are preference pairs")}, with a better and a worse answer. A run learns from one answer only, so the worse one would teach nothing. ${choose}${cure}`,
    singles > 0 &&
      `${name} has ${count(singles, "is a plain conversation", "are plain conversations")}, without a worse answer. A run that learns from preferences (DPO) needs both. Let the run learn from one answer, or add a worse answer to each. ${cure}`,
    tools > 0 &&
      `${name} has ${count(tools, "uses tools", "use tools")}. ${trainerName} teaches plain conversations only, so the calls would not be learned. ${cure}`,
  ];
  return found.flatMap((problem) => (problem ? [{ field: "datasetVersionId", problem }] : []));
}
