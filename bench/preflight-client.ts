import { monitorEventLoopDelay } from "node:perf_hooks";
import { createDataset } from "@/lib/datasets/create-dataset";
import { getVersion } from "@/lib/datasets/versions/get-version";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { inspectVersion } from "@/lib/runs/previews/inspect-version";
import { measureVersion } from "@/lib/runs/previews/measure-version";
import { summarizeFigures } from "@/lib/runs/previews/summarize-figures";
import { createCaller } from "@/lib/testing/factories";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { sealCredentials } from "@/lib/trainers/seal-credentials";

// Counts a version of many examples for a base model whose template is known, then asks for its figures as the page does.
const rows = 100_000;
const asks = 40;

const caller = await createCaller("owner");
const dataset = await createDataset(caller, { name: "Bench" });
const created = await db.datasetVersion.create({
  data: {
    ...{
      projectId: caller.projectId,
      datasetId: dataset.id,
      number: 1,
      seed: 1,
      ratios: { train: 1, validation: 0, test: 0 },
      contentHash: "bench",
    },
    ...{ trainCount: rows, validationCount: 0, testCount: 0 },
  },
});
const messages = `json_build_array(
  json_build_object('role', 'system', 'content', 'Choose one queue and draft a reply in our voice: short, warm, no promises about money.'),
  json_build_object('role', 'user', 'content', 'Order ' || i || ' has not come. ' || repeat('I have asked about it before. ', 1 + i % 40)),
  json_build_object('role', 'assistant', 'content', 'delivery: we look for order ' || i || ' and write to you today.'))`;
await db.$executeRawUnsafe(`insert into "Example" (id, "projectId", "datasetId", messages, "promptText", "answerText", "groupKey", "contentHash", "updatedAt")
  select 'e' || i, '${caller.projectId}', '${dataset.id}', ${messages}, 'Order ' || i, 'delivery', 'g' || i, 'h' || i, now() from generate_series(1, ${rows}) i`);
await db.$executeRawUnsafe(`insert into "ExampleRevision" (id, "exampleId", number, messages, "contentHash", origin)
  select 'r' || i, 'e' || i, 1, ${messages}, 'h' || i, 'imported' from generate_series(1, ${rows}) i`);
await db.$executeRawUnsafe(`insert into "DatasetVersionExample" ("versionId", position, "revisionId", split)
  select '${created.id}', i, 'r' || i, 'train' from generate_series(1, ${rows}) i`);
await db.$executeRawUnsafe("vacuum analyze");

const row = await db.trainer.create({ data: { kind: "nebius", name: "Bench", baseUrl: "http://127.0.0.1:9" } });
await db.trainer.update({
  where: { id: row.id },
  data: { credentials: sealCredentials(env.secret, row.id, { apiKey: "nobody asks for it" }) },
});
const trainer = getTrainer(await db.trainer.findUniqueOrThrow({ where: { id: row.id } }));
const request = {
  version: await getVersion(caller, created.id),
  split: "train" as const,
  trainer,
  baseModel: "Qwen/Qwen3-8B",
  systemPrompt: "",
};
const { current } = await inspectVersion(caller, request);

const megabytes = () => process.memoryUsage().rss / 2 ** 20;
const before = megabytes();
let most = before;
const watch = setInterval(() => {
  most = Math.max(most, megabytes());
}, 200);
const counting = monitorEventLoopDelay({ resolution: 5 });
counting.enable();
const startedAt = performance.now();
await measureVersion({ measurementId: current.measurement.id });
const countSeconds = (performance.now() - startedAt) / 1_000;
counting.disable();
clearInterval(watch);

const asking = monitorEventLoopDelay({ resolution: 5 });
asking.enable();
const times: number[] = [];
for (let ask = 0; ask < asks; ask++) {
  const askedAt = performance.now();
  const { inspection } = await inspectVersion(caller, request);
  if (inspection?.figures.count !== rows) throw new Error("Not every example was counted.");
  summarizeFigures(inspection.figures, 256 + ask * 16);
  times.push(performance.now() - askedAt);
}
asking.disable();
times.sort((a, b) => a - b);

const ms = (nanoseconds: number) => nanoseconds / 1e6;
console.log(
  JSON.stringify({
    rows,
    countSeconds,
    rowsPerSecond: rows / countSeconds,
    countGrowthMb: most - before,
    countDelayMsP99: ms(counting.percentile(99)),
    countDelayMsMax: ms(counting.max),
    askMsMedian: times[Math.floor(asks / 2)],
    askMsP95: times[Math.floor(asks * 0.95)],
    askDelayMsMax: ms(asking.max),
  }),
);
await db.$disconnect();
