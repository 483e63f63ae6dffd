import { db } from "@/lib/db/client";

/** Whoever connects under this name can be held. */
export const heldName = "held";

/** Where a process can be held in the middle of its transaction, by the name of the moment. */
const moments = {
  Import: `'imports behind row ' || old."rowCount"`,
  BulkEdit: `'edits behind example ' || old."doneCount"`,
  Run: "'becomes ' || new.status",
  RunEvent: "'stores events'",
  RunMetric: "'stores metrics'",
  Checkpoint: "'stores checkpoints'",
  ModelVersion: "'registers a model'",
  Evaluation: "'orders an evaluation'",
  EvaluationResult: "'stores answers'",
} as const;

/** Moments that are a change of a row; the others are a new one. */
const changes: Record<string, string> = { Import: `update of "rowCount"`, BulkEdit: `update of "doneCount"`, Run: "update of status" };

/**
 * Triggers that hold a process at a moment that a test names, until its connection is ended. A job that is done is held after its verb's
 * transactions and before the queue learns of it.
 */
export async function installDatabaseHolds(): Promise<void> {
  await db.$executeRawUnsafe(`create table "Hold" (moment text primary key)`);
  await db.$executeRawUnsafe(`create function hold_at(moment text) returns void language plpgsql as $$ begin
    if current_setting('application_name') = '${heldName}' and exists (select from "Hold" where "Hold".moment = hold_at.moment) then
      perform pg_sleep(600);
    end if; end $$`);
  for (const [table, moment] of Object.entries(moments)) {
    const event = changes[table] ?? "insert";
    const changed = table === "Run" ? "when (old.status is distinct from new.status)" : "";
    await db.$executeRawUnsafe(`create function "hold${table}"() returns trigger language plpgsql as
      $$ begin perform hold_at(${moment}); return new; end $$`);
    await db.$executeRawUnsafe(
      `create trigger hold before ${event} on "${table}" for each row ${changed} execute function "hold${table}"()`,
    );
  }
  await db.$executeRawUnsafe(`create function "holdJob"() returns trigger language plpgsql as $$ begin
    perform hold_at(tasks.identifier || ' is done, ' || "Run".status)
      from graphile_worker._private_tasks tasks, "Run" where tasks.id = old.task_id and "Run".id = old.payload->>'runId';
    return old; end $$`);
  await db.$executeRawUnsafe(
    `create trigger hold before delete on graphile_worker._private_jobs for each row execute function "holdJob"()`,
  );
}

export async function holdAt(moment: string): Promise<void> {
  await db.$executeRaw`insert into "Hold" values (${moment})`;
}

export async function isHeld(): Promise<boolean> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`select count(*) from pg_stat_activity
    where datname = current_database() and application_name = ${heldName} and wait_event = 'PgSleep'`;
  return Number(row?.count) > 0;
}

/** Ends what a killed process left behind, and waits until it is gone with its locks: Postgres notices only when it next writes to it. */
export async function endHeldConnections(): Promise<void> {
  await db.$executeRaw`delete from "Hold"`;
  await db.$queryRaw`select pg_terminate_backend(pid, 10000) from pg_stat_activity
    where datname = current_database() and application_name = ${heldName}`;
}
