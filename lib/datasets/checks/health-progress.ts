import { db } from "@/lib/db/client";
import type { CheckProgress } from "./schemas";

const everyMs = 1_000;

/** Writes down how far a check has come, at most once a second. */
export function progressWriter(datasetId: string): (progress: CheckProgress) => Promise<void> {
  let written = 0;
  let phase: string | null = null;
  return async (progress) => {
    if (progress.phase === phase && performance.now() - written < everyMs) return;
    written = performance.now();
    phase = progress.phase;
    await db.$executeRaw`
      update "Dataset" set health = jsonb_set(coalesce(health, '{"report": null}'), '{progress}', ${JSON.stringify(progress)}::jsonb)
      where id = ${datasetId}`;
  };
}
