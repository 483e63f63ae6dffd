import "@/lib/testing/clone-database";
import { createServer, get, type Server } from "node:http";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { addRunEvent } from "@/lib/runs/add-run-event";
import { applyNews } from "@/lib/runs/apply-news";
import { moveRun } from "@/lib/runs/move-run";
import { readRunNews } from "@/lib/runs/read-run-news";
import { type RunNews, runNewsSchema } from "@/lib/runs/schemas";
import { createPerson, requestAs } from "@/lib/testing/factories";
import { createProviderWorld, type ProviderWorld } from "@/lib/testing/provider-world";
import type { TrainerNews } from "@/lib/trainers/trainer";
import { GET } from "./route";

/** The real one, counted. */
vi.mock("@/lib/runs/read-run-news", async (load) => {
  const real = await load<typeof import("@/lib/runs/read-run-news")>();
  return { ...real, readRunNews: vi.fn(real.readRunNews) };
});

let world: ProviderWorld;
let server: Server;
let origin: string;

/** The route behind a real server, as whoever started the world. */
beforeAll(async () => {
  world = await createProviderWorld("openai");
  const person = { ...(await createPerson()), userId: world.caller.userId };
  server = createServer(async (incoming, outgoing) => {
    const left = new AbortController();
    outgoing.on("close", () => left.abort());
    const lastEventId = incoming.headers["last-event-id"];
    const headers = new Headers(typeof lastEventId === "string" ? { "last-event-id": lastEventId } : {});
    const request = await requestAs(person, incoming.url ?? "", { headers, signal: left.signal });
    const params = Promise.resolve({ projectId: world.caller.projectId, runId: new URL(request.url).pathname.split("/")[1] ?? "" });
    const response = await GET(request, { params });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (!response.body) return outgoing.end();
    // Whoever hangs up in the middle makes this fail; that is what is tested.
    Readable.from(response.body)
      .on("error", () => outgoing.destroy())
      .pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = typeof address === "object" ? `http://127.0.0.1:${address?.port}` : "";
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await world.server.close();
});

interface Viewer {
  news: RunNews[];
  lastId: () => string;
  isEnded: () => boolean;
  cut: () => void;
}

function watch(runId: string, lastEventId?: string): Viewer {
  const news: RunNews[] = [];
  let lastId = lastEventId ?? "";
  let isEnded = false;
  let text = "";
  const request = get(`${origin}/${runId}`, { headers: lastEventId ? { "last-event-id": lastEventId } : {} }, (response) => {
    response.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        const fields = new Map(
          text
            .slice(0, end)
            .split("\n")
            .map((line) => [line.split(": ")[0], line.slice(line.indexOf(": ") + 2)]),
        );
        text = text.slice(end + 2);
        if (fields.get("event") === "end") isEnded = true;
        if (fields.get("event") !== "news") continue;
        lastId = fields.get("id") ?? "";
        news.push(runNewsSchema.parse(JSON.parse(fields.get("data") ?? "")));
      }
    });
    response.on("error", () => undefined);
  });
  request.on("error", () => undefined);
  return { news, lastId: () => lastId, isEnded: () => isEnded, cut: () => request.destroy() };
}

const within = { interval: 50 };
const stepsOf = (viewer: Viewer) => viewer.news.flatMap(({ metrics }) => metrics.map(({ step }) => step));
const wordsOf = (viewer: Viewer) => viewer.news.flatMap(({ events }) => events.map(({ message }) => message));

async function train(runId: string, step: number): Promise<void> {
  const run = await db.run.findUniqueOrThrow({ where: { id: runId }, include: { trainer: true } });
  const figures = { step, trainLoss: 1 / step, trainAccuracy: null, validLoss: null, validAccuracy: null };
  const news: TrainerNews = {
    job: {
      ...{ id: "ftjob-1", state: "running", rawState: "running", fineTunedModel: null, step, totalSteps: 9, error: null },
      ...{ trainedTokens: null, trainSeconds: null, tokensPerSecond: null, costUsd: null },
    },
    cursor: null,
    events: [{ id: `event-${step}`, level: "info", message: `Step ${step}`, at: new Date() }],
    metrics: [{ ...figures, learningRate: null, gradientNorm: null, tokensPerSecond: null }],
    checkpoints: [],
  };
  await applyNews(run, news, new Date());
}

async function startedRun() {
  const run = await world.create();
  await db.run.update({ where: { id: run.id }, data: { status: "running", trainerJobId: "ftjob-1", startedAt: new Date() } });
  return run;
}

test("after a cut connection nothing is missing and nothing comes twice, and the stream ends with the run", async () => {
  const { id } = await startedRun();
  await train(id, 1);
  const first = watch(id);
  await expect.poll(() => stepsOf(first), within).toEqual([1]);
  await train(id, 2);
  await expect.poll(() => stepsOf(first), within).toEqual([1, 2]);
  first.cut();
  for (const step of [3, 4, 5]) await train(id, step);
  const second = watch(id, first.lastId());
  await expect.poll(() => stepsOf(second), within).toEqual([3, 4, 5]);
  await train(id, 6);
  await db.$transaction(async (tx) => {
    await moveRun(tx, id, "cancelled");
    await addRunEvent(tx, id, "Stopped.");
  });
  await expect.poll(() => second.isEnded(), within).toBe(true);
  const events = await db.runEvent.findMany({ where: { runId: id }, orderBy: { position: "asc" } });
  expect([...wordsOf(first), ...wordsOf(second)]).toEqual(events.map(({ message }) => message));
  expect([...stepsOf(first), ...stepsOf(second)]).toEqual([1, 2, 3, 4, 5, 6]);
  expect(second.news.at(-1)).toMatchObject({ isFinal: true, run: { status: "cancelled" } });
});

test("a step that was trained again is told again; a viewer who comes late gets everything once", async () => {
  const { id } = await startedRun();
  for (const step of [1, 2, 3]) await train(id, step);
  const viewer = watch(id);
  await expect.poll(() => stepsOf(viewer), within).toEqual([1, 2, 3]);
  await train(id, 2);
  await expect.poll(() => stepsOf(viewer), within).toEqual([1, 2, 3, 2]);
  viewer.cut();
});

test("many viewers of one run cost one read", async () => {
  const { id } = await startedRun();
  const viewers = Array.from({ length: 30 }, () => watch(id));
  await expect.poll(() => viewers.every(({ news }) => news.length > 0), within).toBe(true);
  const reads = () => vi.mocked(readRunNews).mock.calls.filter(([runId]) => runId === id).length;
  const before = reads();
  await db.$transaction((tx) => addRunEvent(tx, id, "One more line."));
  await expect.poll(() => viewers.every((viewer) => wordsOf(viewer).includes("One more line.")), within).toBe(true);
  for (const viewer of viewers) viewer.cut();
  expect(reads()).toBeGreaterThan(before);
  expect(reads() - before).toBeLessThan(viewers.length);
});

test("a run that is over is told whole and ends at once", async () => {
  const { id } = await startedRun();
  await train(id, 1);
  await moveRun(db, id, "cancelled");
  const viewer = watch(id);
  await expect.poll(() => viewer.isEnded(), within).toBe(true);
  expect(viewer.news).toHaveLength(1);
  expect(stepsOf(viewer)).toEqual([1]);
});
