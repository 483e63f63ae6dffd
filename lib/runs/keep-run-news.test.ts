import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { runEventsQuery, runMetricsQuery } from "./hooks";
import { keepRunNews } from "./keep-run-news";
import type { RunNews } from "./schemas";

const at = new Date(0);
const event = (id: string) => ({ id, level: "info", message: id, at });
const metric = (step: number, trainLoss: number) => ({
  ...{ step, trainLoss, at, trainAccuracy: null, validLoss: null, validAccuracy: null },
  ...{ learningRate: null, gradientNorm: null, tokensPerSecond: null },
});
const news = (change: Partial<RunNews>): RunNews => ({
  run: { id: "run" } as RunNews["run"],
  events: [],
  metrics: [],
  checkpoints: [],
  isFinal: false,
  ...change,
});

test("news that overlaps with what is known adds only what is new, and a step's newest figures count", async () => {
  const client = new QueryClient();
  await keepRunNews(client, "project", news({ events: [event("a"), event("b")], metrics: [metric(1, 3), metric(3, 2)] }), true);
  await keepRunNews(
    client,
    "project",
    news({ events: [event("b"), event("c")], metrics: [metric(2, 2.5), metric(3, 1)], isFinal: true }),
    false,
  );
  expect(client.getQueryData(runEventsQuery("project", "run").queryKey)).toMatchObject({
    items: [{ id: "a" }, { id: "b" }, { id: "c" }],
    isFinal: true,
  });
  const steps = client.getQueryData(runMetricsQuery("project", "run").queryKey)?.items.map(({ step, trainLoss }) => [step, trainLoss]);
  expect(steps).toEqual([
    [1, 3],
    [2, 2.5],
    [3, 1],
  ]);
});

test("an answer that was asked for before the news and comes after it changes nothing", async () => {
  const client = new QueryClient();
  const query = runEventsQuery("project", "run");
  let answer = (_: object) => {};
  const late = client
    .fetchQuery({ ...query, queryFn: () => new Promise<never>((resolve) => (answer = (data) => resolve(data as never))) })
    .catch(() => null);
  await keepRunNews(client, "project", news({ events: [event("a"), event("b")] }), true);
  answer({ items: [event("a")], isFinal: false });
  await late;
  expect(client.getQueryData(query.queryKey)?.items.map(({ id }) => id)).toEqual(["a", "b"]);
});
