import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { APIError } from "better-auth/api";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "@/scripts/platform/migrations";
import { startTemporaryPostgres } from "@/scripts/platform/postgres/temporary";
import { PrismaClient } from "./generated/client";
import { isDatabaseAway } from "./is-away";

let postgres: Awaited<ReturnType<typeof startTemporaryPostgres>>;
let url: string;
let db: PrismaClient;

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  url = await postgres.create("away");
  await migrate(url);
  db = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });
  await db.project.count();
}, 60_000);

afterAll(() => db.$disconnect());

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error("It did not fail.");
    },
    (error: unknown) => error,
  );

test("a database that answers no is there", async () => {
  const id = randomUUID();
  await db.user.create({ data: { id, name: "ECONNREFUSED", email: "ada@example.com" } });
  const twice = db.user.create({ data: { id, name: "57P01", email: "P1001@example.com" } });
  expect(isDatabaseAway(await failureOf(twice))).toBe(false);
  expect(isDatabaseAway(await failureOf(db.$queryRaw`select 1 / 0`))).toBe(false);
  for (const nothing of [undefined, null, "P1001", new Error("A program said P1001.")]) expect(isDatabaseAway(nothing)).toBe(false);
});

test("one that stops in the middle, and one that is gone, is away for every way of asking", async () => {
  const asked = [
    failureOf(db.$queryRaw`select pg_sleep(60)`),
    failureOf(db.$transaction((inside) => inside.$queryRaw`select pg_sleep(60)`)),
  ];
  const watch = new Client({ connectionString: postgres.url("postgres") });
  await watch.connect();
  watch.on("error", () => undefined);
  const sleeping = "select count(*)::int as asked from pg_stat_activity where query = 'select pg_sleep(60)'";
  await expect.poll(async () => (await watch.query(sleeping)).rows[0].asked, { timeout: 10_000 }).toBe(2);
  await postgres.stop();
  const gone = [
    db.project.count(),
    db.$queryRaw`select 1`,
    db.$transaction((inside) => inside.project.count()),
    new Client({ connectionString: url }).connect(),
    watch.query("select 1"),
  ];
  for (const failure of await Promise.all([...asked, ...gone.map(failureOf)])) {
    expect(isDatabaseAway(failure), String(failure)).toBe(true);
    // As the sign-in library passes on what its database told it.
    expect(isDatabaseAway(new APIError("INTERNAL_SERVER_ERROR", { message: "Failed to get session", cause: failure }))).toBe(true);
  }
}, 30_000);
