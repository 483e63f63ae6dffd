import { z } from "zod";

/** Everything that happens in the background, by name. `lib/worker.ts` says which verb does it. */
export const jobs = {
  "projects.createSample": z.object({}),
  "datasets.import": z.object({ importId: z.string() }),
  "runs.submit": z.object({ runId: z.string() }),
  "runs.poll": z.object({ runId: z.string() }),
  "runs.finalize": z.object({ runId: z.string() }),
  "runs.sweep": z.object({}),
  "evaluations.run": z.object({ evaluationId: z.string() }),
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]>;
