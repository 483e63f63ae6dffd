import "@/lib/testing/clone-database";
import { randomBytes } from "node:crypto";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { createDatabase } from "@/scripts/platform/create-database";
import { migrate } from "@/scripts/platform/migrations";
import { db, inTransaction, runQuery } from "./client";

/** Five hours and a half from UTC the whole year. */
const zone = "Asia/Kolkata";
const own = process.env.DATABASE_URL ?? "";

/** As a team's own Postgres may be set; answers with what it gives to whoever does not ask. */
async function moveServer(databaseUrl: string, alsoRun = ""): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `alter database ${client.escapeIdentifier(new URL(databaseUrl).pathname.slice(1))} set timezone to '${zone}'; ${alsoRun}`,
  );
  await client.end();
  const next = new pg.Client({ connectionString: databaseUrl });
  await next.connect();
  const { rows } = await next.query("show timezone");
  await next.end();
  return rows[0].TimeZone;
}

beforeAll(async () => expect(await moveServer(own)).toBe(zone));

test("the server's zone does not move what is written: a raw now(), a default and a date from here are the same moment", async () => {
  const before = Date.now();
  await db.project.create({ data: { id: "here", name: "Here", createdAt: new Date(before), updatedAt: new Date(before) } });
  await runQuery(`insert into "Project" (id, name, "updatedAt") values ('raw', 'Raw', now())`, []);
  await inTransaction((query) => query(`insert into "Project" (id, name, "updatedAt") values ('inside', 'Inside', now())`, []));
  await db.$executeRaw`insert into "Project" (id, name, "updatedAt") values ('prisma', 'Prisma', now())`;
  const written = (await db.project.findMany()).flatMap(({ createdAt, updatedAt }) => [createdAt, updatedAt]);
  expect(written).toHaveLength(8);
  for (const moment of written) expect(Math.abs(moment.getTime() - before)).toBeLessThan(60_000);
  const [age] = await db.$queryRaw<{ seconds: number }[]>`
    select max(abs(extract(epoch from now() - "updatedAt")))::float8 as seconds from "Project"`;
  expect(age?.seconds).toBeLessThan(60);
});

test("migrations, ours and the queue's, run in UTC too", async () => {
  const fresh = await createDatabase(own.replace(/[^/]*$/, "postgres"), `zone_${randomBytes(6).toString("hex")}`);
  const notes = `
    create schema notes;
    create table notes.seen (zone text);
    create function notes.note_zone() returns event_trigger language plpgsql as $$ begin insert into notes.seen select current_setting('TimeZone'); end $$;
    create event trigger note_zone on ddl_command_end when tag in ('CREATE TABLE') execute function notes.note_zone();`;
  expect(await moveServer(fresh, notes)).toBe(zone);
  await migrate(fresh);
  const client = new pg.Client({ connectionString: fresh });
  await client.connect();
  const { rows } = await client.query("select distinct zone from notes.seen");
  await client.end();
  expect(rows).toEqual([{ zone: "UTC" }]);
});
