import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Tooltip } from "radix-ui";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { sweepResultQuery } from "@/lib/evaluations/sweeps/hooks";
import { ApiError } from "@/lib/http/fetch-json";
import { sweepQuery } from "@/lib/runs/sweeps/hooks";
import { sweepSchema } from "@/lib/runs/sweeps/schemas";
import { SweepPage } from "./sweep-page";

const member = (position: number) => ({
  position,
  trainer: { id: "trainer", name: "CPU trainer" },
  content: { baseModel: "hone-tiny", method: "lora", objective: "sft", hyperparameters: {}, systemPrompt: "", seed: position },
  ...{ trainPercent: 100, settings: [], state: "launched", reason: null, expectedUsd: null },
  run: {
    ...{ id: `run ${position}`, number: position, status: "succeeded", step: 4, totalSteps: 4, costUsd: 0, validLoss: 1 },
    ...{ startedAt: new Date(0), finishedAt: new Date(1) },
  },
});
const sweep = sweepSchema.parse({
  ...{ id: "sweep", number: 3, status: "finished", recipe: null, curveOf: null, ceilingUsd: null, committedUsd: 0, problem: null },
  datasetVersion: { id: "version", number: 1, datasetId: "data", datasetName: "Colours" },
  shape: { kind: "grid", axes: [{ field: "seed", values: [1, 2] }] },
  members: [member(1), member(2)],
  ...{ createdById: "ada", createdBy: "Ada", approvedBy: null, createdAt: new Date(0), finishedAt: new Date(1) },
});

test("which run is best is loading, or could not be loaded; that there is one alone is said of neither", async () => {
  // Drawn once, on the server: what failed stays failed for this one look.
  const client = new QueryClient({ defaultOptions: { queries: { retryOnMount: false } } });
  const draw = () =>
    renderToStaticMarkup(
      <QueryClientProvider client={client}>
        <Tooltip.Provider>
          <SweepPage projectId="project" sweepId={sweep.id} />
        </Tooltip.Provider>
      </QueryClientProvider>,
    );
  client.setQueryData(sweepQuery("project", sweep.id).queryKey, sweep);
  expect(draw()).toContain("Loading which run is best");
  expect(draw()).not.toContain("nothing to compare");

  const detail = "Something went wrong in Hone.";
  const fault = new ApiError({ type: "about:blank", title: "Fault", status: 500, code: "internal", detail, fields: [] });
  const { queryKey } = sweepResultQuery("project", sweep.id, () => false);
  await client.prefetchQuery({ queryKey, queryFn: () => Promise.reject(fault), retry: false });
  expect(draw()).toContain("Sweep 3 has ended.");
  expect(draw()).toContain("Which of these runs is best could not be loaded.");
  expect(draw()).toContain(detail);
  expect(draw()).not.toContain("nothing to compare");
});
