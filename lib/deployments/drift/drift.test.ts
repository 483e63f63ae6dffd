import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createDeploymentWorld } from "@/lib/testing/deployment-world";
import { createCaller } from "@/lib/testing/factories";
import { listAlarms } from "../list-alarms";
import { requestIdFloor } from "../request-id";
import type { RequestRecord } from "../request-record";
import { storeRecords } from "../store-records";
import { callNormal } from "./call-normal";
import { keepTrafficDays } from "./keep-traffic-days";

const dayMs = 86_400_000;

async function createWorld() {
  const world = await createDeploymentWorld();
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  await db.deployment.update({ where: { id: world.deployment.id }, data: { createdAt: new Date(today - 6 * dayMs) } });
  let born = 0;
  /** So many people, once each unless told otherwise, so many days ago. */
  const ask = (daysAgo: number, people: number, question: string, change: (person: number) => Partial<RequestRecord> = () => ({})) =>
    storeRecords(
      Array.from({ length: people }, (_, person) => {
        const at = today - daysAgo * dayMs + 1_000;
        const request = JSON.stringify({ messages: [{ role: "user", content: question }] });
        const content = { request, answer: "In the shop.", searched: `${question}\nIn the shop.` };
        const id = `${requestIdFloor(at)}${String(++born).padStart(8, "0")}`;
        return world.record({ id, at, unit: `person ${person}`, unitSource: "user", content, ...change(person) });
      }),
    );
  const drifts = async () => (await listAlarms(world.caller)).filter(({ kind }) => kind === "drift").map(({ sentence }) => sentence);
  return { ...world, ask, drifts, now: new Date(today + 2 * 3_600_000) };
}

const short = "Where is my parcel?";
const long = "I ordered a green lamp three weeks ago, and so far nobody could tell me where the parcel is. ".repeat(3);

test("questions that get longer are said, each day is kept once, and the log may be gone by then", async () => {
  const { ask, drifts, now, caller, deployment } = await createWorld();
  for (const daysAgo of [5, 4, 3]) await ask(daysAgo, 350, short);
  await ask(1, 300, long);
  expect(await drifts()).toEqual([]);
  await Promise.all([keepTrafficDays(now), keepTrafficDays(now)]);
  const days = await db.trafficDay.findMany({ where: { deploymentId: deployment.id }, orderBy: { day: "asc" } });
  expect(days.map(({ shape }) => shape)).toMatchObject([0, 350, 350, 350, 0, 300].map((people) => ({ people })));
  await db.requestLog.deleteMany({ where: { deploymentId: deployment.id } });
  await keepTrafficDays(now);
  expect(await drifts()).toEqual([expect.stringMatching(/^Questions are longer than at the start: median about \d → \d\d tokens\.$/)]);
  await expect(callNormal(await createCaller("lead"), deployment.id)).rejects.toMatchObject({ code: "not_found" });
  await callNormal(caller, deployment.id, now);
  expect(await drifts()).toEqual([]);
});

test("one person who asks all day is one person, and what has no text is nobody", async () => {
  const { ask, now, deployment } = await createWorld();
  await ask(1, 50, short);
  await ask(1, 200, long, () => ({ unit: "person 7" }));
  await ask(1, 20, long, () => ({ unit: "", unitSource: "none" }));
  await ask(1, 30, long, (person) => ({ unit: `bare ${person}`, content: null }));
  await keepTrafficDays(now);
  const day = await db.trafficDay.findFirstOrThrow({ where: { deploymentId: deployment.id }, orderBy: { day: "desc" } });
  expect(day.shape).toMatchObject({ people: 70 });
});
