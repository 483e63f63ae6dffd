import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { JobPayload } from "@/lib/jobs/catalog";
import type { Attempt } from "@/lib/jobs/handlers";
import { freezeVersion } from "./freeze-version";
import { readFreeze } from "./read-freeze";
import { freezeVersionInput } from "./schemas";

/** The freezing that somebody asked for. How it ended is saved with the version, so that a second call finds it done. */
export async function runFreeze(payload: JobPayload<"versions.freeze">, attempt: Attempt): Promise<void> {
  const { datasetId, freezeId, input, ...caller } = payload;
  const known = await readFreeze(db, datasetId);
  if (known?.id !== freezeId || known.status !== "working") return;
  const startedAt = known.startedAt.toISOString();
  try {
    await freezeVersion(caller, datasetId, freezeVersionInput.parse(input), async (tx, versionId) => {
      await tx.dataset.update({
        where: { id: datasetId },
        data: { freeze: { id: freezeId, status: "done", versionId, failure: null, startedAt } },
      });
    });
  } catch (error) {
    const isRefused = error instanceof AppError;
    if (isRefused || attempt.isLast) {
      const failure = isRefused ? error.message : "Freezing failed several times. Nothing was changed; freeze again in a few minutes.";
      const failed = JSON.stringify({ id: freezeId, status: "failed", versionId: null, failure, startedAt });
      // Only where it is still at work: a second worker that came too late must not deny what the first one made.
      await db.$executeRaw`
        update "Dataset" set "freeze" = ${failed}::jsonb
        where id = ${datasetId} and "projectId" = ${caller.projectId} and "freeze" ->> 'id' = ${freezeId} and "freeze" ->> 'status' = 'working'`;
    }
    if (!isRefused) throw error;
  }
}
