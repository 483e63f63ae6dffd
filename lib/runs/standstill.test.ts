import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createProviderWorld } from "@/lib/testing/provider-world";

test("a run that stands still says so once, and once that it moves again", async () => {
  const { server, create, submit, look } = await createProviderWorld("openai");
  const run = await create();
  await submit(run.id);
  for (let step = 0; step < 4; step++) await look(run.id);
  const job = server.onlyJob();
  const step = job.step;
  const advance = server.state.advance.bind(server.state);
  server.state.advance = () => {};
  await look(run.id);
  const hourAgo = new Date(Date.now() - 3_600_000);
  await db.run.update({ where: { id: run.id }, data: { startedAt: hourAgo, lastProgressAt: hourAgo, step } });
  expect(await look(run.id)).toMatchObject({ status: "running", isStalled: true });
  expect(await look(run.id)).toMatchObject({ isStalled: true });
  advance(job);
  expect(await look(run.id)).toMatchObject({ isStalled: false, step: step + 1 });
  await look(run.id);
  const events = await db.runEvent.findMany({ where: { runId: run.id, trainerEventId: null }, orderBy: { position: "asc" } });
  expect(events.map(({ message }) => message).slice(2)).toEqual([
    "1 h without a step, longer than is usual here. Marked stalled; Hone keeps asking.",
    "Steps come again, after 1 h without one.",
  ]);
  await server.close();
});
