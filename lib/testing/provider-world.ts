import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { createRun } from "@/lib/runs/create-run";
import { getRun } from "@/lib/runs/get-run";
import { pollRun } from "@/lib/runs/poll-run";
import type { Run } from "@/lib/runs/schemas";
import { submitRun } from "@/lib/runs/submit-run";
import { createTrainer } from "@/lib/trainers/create-trainer";
import { createTrainerInput } from "@/lib/trainers/schemas";
import { type ConformanceServer, startConformanceServer } from "@/lib/trainers/testing/conformance-server";
import { createCaller, createPerson } from "./factories";
import { createFrozenVersion } from "./frozen-version";

export interface ProviderWorld {
  server: ConformanceServer;
  caller: Caller;
  datasetVersionId: string;
  create: (change?: object) => Promise<Run>;
  submit: (runId: string, isLast?: boolean) => Promise<void>;
  /** One look, whatever patience the trainer has asked for; then time passes there. */
  look: (runId: string) => Promise<Run>;
}

/** A project with a frozen version, and a provider on real HTTP that it can train at. */
export async function createProviderWorld(kind: "openai" | "azure"): Promise<ProviderWorld> {
  const server = await startConformanceServer(kind);
  const caller = await createCaller();
  const { id: datasetVersionId } = await createFrozenVersion(caller, { count: 24 });
  const baseModel = "gpt-4.1-nano-2025-04-14";
  const prices = { [baseModel]: { training: 3 } };
  const given = { kind, name: `Provider ${caller.projectId}`, baseUrl: server.url, apiKey: server.key, prices };
  const { id: trainerId } = await createTrainer(await createPerson("lead"), createTrainerInput.parse(given));
  return {
    server,
    caller,
    datasetVersionId,
    create: (change = {}) => createRun(caller, { datasetVersionId, trainerId, baseModel, ...change }),
    submit: (runId, isLast = false) => submitRun({ runId }, { isLast, signal: new AbortController().signal }),
    async look(runId) {
      await db.trainer.update({ where: { id: trainerId }, data: { retryAt: null } });
      await pollRun({ runId });
      for (const job of server.state.jobs.values()) if (job.body.metadata?.client_job_id === runId) server.state.advance(job);
      return getRun(caller, runId);
    },
  };
}
