import type { Query } from "@/lib/db/client";
import type { RequestRecord } from "../request-record";
import { addFigures, type Figure } from "./add-figures";
import { sampleAnswers } from "./judging/sample-answers";
import { lockRunning, type RunningExperiment } from "./lock-running";

/** Adds requests that were just stored, and never were before, to the experiments they belong to: as assigned, whoever answered. */
export async function countRequests(query: Query, requests: readonly RequestRecord[]): Promise<void> {
  const experiments = await lockRunning(query, [...new Set(requests.map(({ deploymentId }) => deploymentId))]);
  const figures = requests.flatMap((record) =>
    experiments.filter((one) => belongs(one, record)).flatMap(({ id }) => figuresOf(id, record)),
  );
  await addFigures(query, figures);
  for (const experiment of experiments)
    await sampleAnswers(
      query,
      experiment,
      requests.filter((record) => belongs(experiment, record)),
    );
}

/** Who names nobody has no side to be on. */
function belongs(
  { deploymentId, controlId, treatmentId, countedSince, countedVersion }: RunningExperiment,
  record: RequestRecord,
): boolean {
  return (
    record.deploymentId === deploymentId &&
    record.unitSource !== "none" &&
    record.at >= countedSince.getTime() &&
    record.routingVersion >= countedVersion &&
    [controlId, treatmentId].includes(record.variantId)
  );
}

/**
 * A question that a variant's provider refuses has failed: people are dealt at random, so where one side's are refused more often it is the
 * variant's doing. Whoever left before the answer came says nothing about the answer, only that they left, but stays one of their side's people.
 */
function figuresOf(experimentId: string, record: RequestRecord): Figure[] {
  const { unit, variantId, outcome, format, latencyMs, costUsd } = record;
  const hasLeft = outcome === "client_left";
  const figure = (metric: string, numerator: number, denominator = 1): Figure => ({
    experimentId,
    unit,
    variantId,
    metric,
    numerator,
    denominator,
  });
  return [
    figure("failed", Number(["failed", "format_failed", "refused"].includes(outcome)), hasLeft ? 0 : 1),
    figure("left", Number(hasLeft)),
    ...(format === null ? [] : [figure("format_failed", Number(outcome === "format_failed" || format === "invalid"))]),
    ...(outcome === "ok" ? [figure("latency", latencyMs)] : []),
    ...(costUsd === null ? [] : [figure("cost", costUsd)]),
  ];
}
