import type { RunGroup } from "@/lib/runs/list/run-place";
import type { Run } from "@/lib/runs/schemas";

export interface RunRows {
  key: string;
  /** Null where the list is one. */
  title: string | null;
  sweepId: string | null;
  rows: Run[];
}

/** Rows that follow each other and have it in common; the server has put them in that order. */
export function groupRuns(rows: readonly Run[], group: RunGroup | null): RunRows[] {
  const groups: RunRows[] = [];
  for (const run of rows) {
    const { key, title, sweepId } = groupOf(run, group);
    const last = groups.at(-1);
    if (last?.key === key) last.rows.push(run);
    else groups.push({ key, title, sweepId, rows: [run] });
  }
  return groups;
}

function groupOf({ sweep, datasetVersion, baseModel, recipe }: Run, group: RunGroup | null): Omit<RunRows, "rows"> {
  if (group === "sweep")
    return { key: sweep?.id ?? "", title: sweep ? `Sweep ${sweep.number}` : "Runs of no sweep", sweepId: sweep?.id ?? null };
  if (group === "data") return { key: datasetVersion.id, title: `${datasetVersion.datasetName} ${datasetVersion.number}`, sweepId: null };
  if (group === "base") return { key: baseModel, title: baseModel, sweepId: null };
  if (group === "recipe") return { key: recipe?.id ?? "", title: recipe?.name ?? "Runs without a recipe", sweepId: null };
  return { key: "", title: null, sweepId: null };
}
