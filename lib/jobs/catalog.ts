import { z } from "zod";

/** Everything that happens in the background, by name. `lib/worker.ts` says which verb does it. */
export const jobs = {
  "projects.createSample": z.object({}),
  "datasets.import": z.object({ importId: z.string() }),
  "datasets.check": z.object({ datasetId: z.string() }),
  "datasets.recheck": z.object({ datasetId: z.string() }),
  "datasets.bulkEdit": z.object({ bulkEditId: z.string() }),
  "datasets.indexWords": z.object({ datasetId: z.string() }),
  "versions.freeze": z.object({
    projectId: z.string(),
    userId: z.string(),
    role: z.enum(["owner", "lead", "expert", "viewer"]),
    datasetId: z.string(),
    freezeId: z.string(),
    /** As `freezeVersionInput` parsed it; parsed again by the verb. */
    input: z.record(z.string(), z.unknown()),
  }),
  "versions.checkLeaks": z.object({ versionId: z.string() }),
  "runs.measure": z.object({ measurementId: z.string() }),
  "runs.submit": z.object({ runId: z.string() }),
  "runs.poll": z.object({ runId: z.string() }),
  "runs.finalize": z.object({ runId: z.string() }),
  "runs.sweep": z.object({}),
  "sweeps.advance": z.object({ sweepId: z.string() }),
  "models.indexPassages": z.object({ passageIndexId: z.string() }),
  "evaluations.run": z.object({ evaluationId: z.string() }),
  "survival.readAccount": z.object({ trainerId: z.string() }),
  "survival.copyFile": z.object({ copyId: z.string() }),
  "survival.record": z.object({ recordId: z.string() }),
  "evaluations.regrade": z.object({ regradeId: z.string() }),
  "experiments.mark": z.object({ experimentId: z.string() }),
  "deployments.checkParity": z.object({ checkId: z.string() }),
  "evaluations.sumUp": z.object({ evaluationId: z.string() }),
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]>;
