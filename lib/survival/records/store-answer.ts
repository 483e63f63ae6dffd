import { db } from "@/lib/db/client";
import type { Completion } from "@/lib/trainers/trainer";

/** Storable whatever a model wrote: Postgres takes no NUL. */
const storable = (text: string) => text.replaceAll("\0", "");

/** An answer and what it cost, in one statement, the moment it is there. One that is stored already stays and counts once. */
export async function storeAnswer(recordId: string, position: number, completion: Completion, usd: number | null): Promise<void> {
  const { text, finishReason, latencyMs, promptTokens, completionTokens } = completion;
  await db.$executeRaw`
    with added as (
      insert into "GoldenAnswer" ("recordId", position, answer, "finishReason", "latencyMs", "promptTokens", "completionTokens")
      values (${recordId}, ${position}, ${storable(text)}, ${finishReason}, ${latencyMs}, ${promptTokens}, ${completionTokens})
      on conflict do nothing returning position
    )
    update "GoldenRecord" set "doneCount" = "doneCount" + 1, "promptTokens" = "promptTokens" + ${promptTokens},
      "completionTokens" = "completionTokens" + ${completionTokens}, "spentUsd" = "spentUsd" + ${usd ?? 0}::float8
    where id = ${recordId} and exists (select 1 from added)`;
}

/** Why there is no answer; everything else is kept and goes on. */
export async function storeFailure(recordId: string, position: number, reason: string): Promise<void> {
  await db.$executeRaw`
    with added as (
      insert into "GoldenFailure" ("recordId", position, reason) values (${recordId}, ${position}, ${storable(reason)})
      on conflict do nothing returning position
    )
    update "GoldenRecord" set "failedCount" = "failedCount" + 1 where id = ${recordId} and exists (select 1 from added)`;
}
