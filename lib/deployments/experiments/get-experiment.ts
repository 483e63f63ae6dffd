import type { Caller } from "@/lib/accounts/caller";
import { getExperimentRow } from "./get-experiment-row";
import { readJudging } from "./judging/read-judging";
import { readWaits } from "./read-waits";
import type { Experiment } from "./schemas";
import { toExperiment } from "./to-experiment";

export async function getExperiment(caller: Caller, experimentId: string): Promise<Experiment> {
  const row = await getExperimentRow(caller, experimentId);
  const [judging, waits] = await Promise.all([readJudging(caller, row), readWaits(row)]);
  return toExperiment(row, new Date(), { judging, waits });
}
