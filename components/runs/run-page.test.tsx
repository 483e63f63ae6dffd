import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { Tooltip } from "radix-ui";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, describe, expect, test } from "vitest";
import { datasetsQuery } from "@/lib/datasets/hooks";
import { ApiError } from "@/lib/http/fetch-json";
import { runCheckpointsQuery, runEventsQuery } from "@/lib/runs/hooks";
import { runSchema } from "@/lib/runs/schemas";
import { NoRuns } from "./no-runs";
import { RunCheckpoints } from "./run-checkpoints";
import { RunCurves } from "./run-curves";
import { RunEvents } from "./run-events";
import { TriageCard } from "./triage-card";

const projectId = "project";
const failure = { kind: "your_data" as const, message: "It stopped.", action: "Try again.", raw: null };
const run = runSchema.parse({
  ...{ id: "run", number: 1, status: "failed", baseModel: "hone-tiny", method: "lora", objective: "sft", hyperparameters: {} },
  ...{ systemPrompt: "", seed: 1, trainPercent: 100, subsetSeed: 1, trainCount: 40, sweep: null, recipe: null, step: 120, totalSteps: 400 },
  datasetVersion: { id: "version", number: 1, datasetId: "data", datasetName: "Colours", trainCount: 40 },
  trainer: { id: "trainer", name: "CPU trainer", canPause: true, needsDeployment: false, usdPerMillionTokens: 0 },
  ...{
    trainedTokens: null,
    estimateSeconds: null,
    trainSeconds: null,
    tokensPerSecond: null,
    costUsd: 0,
    validLoss: null,
    likelyUsd: null,
  },
  ...{ decision: null, trainerJobId: "job", trainerState: null, fineTunedModel: null, isStalled: false, isCancelling: false },
  ...{ trainerProblem: null, failure, retry: null, restartOf: null, restarts: [], createdBy: "Ada", createdById: "ada" },
  ...{ createdAt: new Date(0), startedAt: null, finishedAt: new Date(1), lastProgressAt: null, modelVersion: null, evaluationId: null },
});

let client: QueryClient;
beforeEach(() => {
  // Drawn once, on the server: what failed stays failed for this one look.
  client = new QueryClient({ defaultOptions: { queries: { retryOnMount: false } } });
});

/** What the screen says first, before anything that it asks for has come. */
const draw = (element: ReactElement) =>
  renderToStaticMarkup(
    <NuqsTestingAdapter>
      <QueryClientProvider client={client}>
        <Tooltip.Provider>{element}</Tooltip.Provider>
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );

const detail = "Something went wrong in Hone.";
const fault = new ApiError({ type: "about:blank", title: "Fault", status: 500, code: "internal", detail, fields: [] });
async function failAt({ queryKey }: { queryKey: readonly unknown[] }): Promise<void> {
  await client.prefetchQuery({ queryKey, queryFn: () => Promise.reject(fault), retry: false });
}

const checkpoints = runCheckpointsQuery(projectId, run.id, false);
const parts: [string, ReactElement, { queryKey: readonly unknown[] }, string][] = [
  ["checkpoints", <RunCheckpoints key="1" projectId={projectId} run={run} isStreamed={false} />, checkpoints, "None was saved."],
  [
    "events",
    <RunEvents key="2" projectId={projectId} runId={run.id} isStreamed={false} />,
    runEventsQuery(projectId, run.id, false),
    "Nothing has happened",
  ],
  ["datasets", <NoRuns key="3" projectId={projectId} />, datasetsQuery(projectId), "Bring a file"],
  ["what is saved", <TriageCard key="4" projectId={projectId} run={run} failure={failure} />, checkpoints, "Nothing had been learned"],
];

describe.each(parts)("%s", (_name, element, query, claim) => {
  test("say nothing while they are loading, and what is wrong once they cannot be", async () => {
    const loading = draw(element);
    expect(loading).not.toContain("could not be loaded");
    expect(loading).not.toContain(claim);
    expect(loading).not.toContain("…");
    await failAt(query);
    const failed = draw(element);
    expect(failed).toContain("could not be loaded");
    expect(failed).toContain(detail);
    expect(failed).toContain("Try again");
    expect(failed).not.toContain(claim);
  });
});

describe("curves", () => {
  const curves = (metrics: [] | undefined, error: unknown = null) =>
    draw(<RunCurves projectId={projectId} run={run} metrics={metrics} error={error} onRetry={() => undefined} />);
  const nothing = "It ended before its first step.";

  test("say that there was no step only where there was none", () => {
    expect(curves([])).toContain(nothing);
    expect(curves(undefined)).not.toContain(nothing);
    expect(curves(undefined)).toContain("Loading the curves");
    expect(curves(undefined, fault)).toContain("The curves could not be loaded.");
    expect(curves(undefined, fault)).not.toContain(nothing);
  });
});
