import pg from "pg";
import { expect, inject, test } from "vitest";
import { createDatabase } from "./create-database";
import { missingSql, readMigrations } from "./migrations";

const server = inject("templateUrl").replace(/[^/]*$/, "postgres");

test("the migrations lead exactly to the models", async () => {
  const replay = await createDatabase(server, `replay_${process.pid}`);
  expect(await missingSql(server, replay)).toBe("");
});

test("a deployment that collected its corrections has a rule that goes on where it stood", async () => {
  const client = new pg.Client({ connectionString: await createDatabase(server, `rules_${process.pid}`) });
  await client.connect();
  try {
    const migrations = readMigrations().migrationDirectories;
    const change = migrations.findIndex(({ path }) => path.endsWith("_collect_by_rules"));
    const run = async (some: typeof migrations) => {
      for (const { migrationFile } of some) await client.query(migrationFile.content.value);
    };
    await run(migrations.slice(0, change));
    // What these rows point to does not matter here.
    await client.query("set session_replication_role = replica");
    await client.query(`
      insert into "Project" (id, name, "updatedAt") values ('project', 'P', now());
      insert into "Dataset" (id, "projectId", name, "updatedAt") values ('dataset', 'project', 'D', now());
      insert into "Deployment" (id, "projectId", name, salt, "updatedAt", "collectsIntoId", "collectsForId", "collectsSince") values
        ('collects', 'project', 'a', 's', now(), 'dataset', 'lead', '2026-01-10'), ('does-not', 'project', 'b', 's', now(), null, null, null);
      insert into "RequestLog" (id, "deploymentId", "variantId", "servedVariantId", "routingVersion", "keyId", unit, "unitSource", at, outcome, status, "isStream", "latencyMs", attempts)
        select id, deployment, 'v', 'v', 1, 'k', '', 'none', now(), 'ok', 200, false, 1, 1
        from (values ('waits', 'collects'), ('done', 'collects'), ('older', 'collects'), ('elsewhere', 'does-not')) as request(id, deployment);
      insert into "Feedback" ("requestId", kind, name, text, at, "collectedAt") values
        ('waits', 'correction', '', 'so', '2026-01-11', null), ('done', 'correction', '', 'so', '2026-01-11', '2026-01-12'),
        ('older', 'correction', '', 'so', '2026-01-09', null), ('elsewhere', 'correction', '', 'so', '2026-01-11', null);
      set session_replication_role = origin`);
    await run(migrations.slice(change));
    const { rows: rules } = await client.query(
      `select "deploymentId", name, conditions, "datasetId", "createdById", since, "pausedAt" from "CollectRule"`,
    );
    expect(rules).toEqual([
      {
        deploymentId: "collects",
        name: "Corrections",
        conditions: [{ kind: "corrected" }],
        datasetId: "dataset",
        createdById: "lead",
        since: new Date(2026, 0, 10),
        pausedAt: null,
      },
    ]);
    expect((await client.query(`select "requestId" from "RuleArrival"`)).rows).toEqual([{ requestId: "waits" }]);
  } finally {
    await client.end();
  }
});

test("what was opened again before there were rounds is judged anew, and no skip stands for a last word", async () => {
  const client = new pg.Client({ connectionString: await createDatabase(server, `rounds_${process.pid}`) });
  await client.connect();
  try {
    const migrations = readMigrations().migrationDirectories;
    const change = migrations.findIndex(({ path }) => path.endsWith("_judge_anew_what_is_opened_again"));
    for (const { migrationFile } of migrations.slice(0, change)) await client.query(migrationFile.content.value);
    await client.query("set session_replication_role = replica");
    await client.query(`
      insert into "Dataset" (id, "projectId", name, "reviewersPerExample", "updatedAt") values ('by-two', 'p', 'A', 2, now()), ('by-one', 'p', 'B', 1, now());
      insert into "Example" (id, "projectId", "datasetId", state, messages, "promptText", "answerText", "groupKey", "contentHash", "updatedAt")
        select id, 'p', dataset, state::"ReviewState", '[]', '', '', '', '', now() from (values
          ('agreed', 'by-two', 'in_review'), ('settled', 'by-two', 'in_review'), ('skipped', 'by-two', 'in_review'), ('half', 'by-two', 'in_review'),
          ('alone', 'by-one', 'in_review'), ('approved', 'by-two', 'approved')) as example(id, dataset, state);
      insert into "ExampleReview" (id, "exampleId", revision, "reviewerId", decision, "isAdjudication")
        select "exampleId" || reviewer, "exampleId", 1, reviewer, decision::"ReviewDecision", reviewer = 'lead' from (values
          ('agreed', 'ada', 'approve'), ('agreed', 'bob', 'approve'), ('approved', 'ada', 'approve'), ('approved', 'bob', 'approve'),
          ('settled', 'ada', 'approve'), ('settled', 'bob', 'reject'), ('settled', 'lead', 'approve'),
          ('skipped', 'ada', 'approve'), ('skipped', 'bob', 'reject'), ('skipped', 'lead', 'skip'),
          ('half', 'ada', 'approve'), ('half', 'bob', 'skip'), ('alone', 'ada', 'approve')) as review("exampleId", reviewer, decision);
      set session_replication_role = origin`);
    for (const { migrationFile } of migrations.slice(change)) await client.query(migrationFile.content.value);
    const { rows } = await client.query(`select id from "Example" where "reviewRound" = 2 order by id`);
    expect(rows.map(({ id }) => id)).toEqual(["agreed", "alone", "settled"]);
    expect((await client.query(`select id from "ExampleReview" where decision = 'skip'`)).rows).toEqual([{ id: "halfbob" }]);
  } finally {
    await client.end();
  }
});
