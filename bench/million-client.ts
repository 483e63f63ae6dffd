import { z } from "zod";
import { checkDataset } from "@/lib/datasets/checks/check-dataset";
import { countFacets } from "@/lib/datasets/examples/count-facets";
import { type ExampleFilter, type ExampleSort, exampleSortSchema } from "@/lib/datasets/examples/example-filter";
import { listExamples } from "@/lib/datasets/examples/list-examples";
import { getDataset } from "@/lib/datasets/get-dataset";
import { freezeVersion } from "@/lib/datasets/versions/freeze-version";
import { db } from "@/lib/db/client";
import { createRandom } from "../trainers/cpu/engine/random";

// Asks one dataset as people do, and prints what it took as the last line.
const { projectId, datasetId, rows } = z
  .object({ projectId: z.string(), datasetId: z.string(), rows: z.number() })
  .parse(JSON.parse(process.argv[2] ?? "{}"));
const caller = { userId: "bench-a", projectId, role: "owner" as const };
const random = createRandom(7);
const pick = <T>(values: readonly T[]): T => {
  const value = values[Math.floor(random.next() * values.length)];
  if (value === undefined) throw new Error("There is nothing to pick from.");
  return value;
};
const rounds = 30;

interface Asked {
  filter?: Partial<ExampleFilter>;
  sort?: ExampleSort;
  cursor?: string;
}

const list = ({ filter, sort, cursor }: Asked) => listExamples(caller, datasetId, { ...filter, sort, cursor });
const sorted = (filter: Partial<ExampleFilter>) => ({ filter, sort: pick(exampleSortSchema.options) });
const [{ first } = { first: 0 }] = await db.$queryRaw<
  { first: number }[]
>`select min(position)::float8 as first from "Example" where "datasetId" = ${datasetId}`;
const words = "refund invoice delivery kündigung rechnung straße meter moving cancel upgrade password login".split(" ");

/** Two or three words that really stand together somewhere. */
async function phrase(): Promise<string> {
  const id = `bench-${1 + Math.floor(random.next() * rows)}`;
  const { promptText } = await db.example.findUniqueOrThrow({ where: { id }, select: { promptText: true } });
  const spoken = promptText.split(" ");
  const from = Math.floor(random.next() * (spoken.length - 4));
  return `"${spoken.slice(from, from + 3).join(" ")}"`;
}

const rareWord = () => `w${((Math.floor(500 + random.next() * 29_000) * 7919) % 1_048_576).toString(16).padStart(5, "0")}`;

const questions: Record<string, Record<string, () => Asked | Promise<Asked>>> = {
  list: {
    first: () => ({ sort: pick(exampleSortSchema.options) }),
    middle: () => ({ cursor: `0_${Math.floor(first + random.next() * rows)}` }),
    last: () => ({ cursor: `0_${first + rows - 60}` }),
  },
  filter: {
    state: () => sorted({ state: [pick(["draft", "in_review", "approved", "rejected"] as const)] }),
    tag: () => sorted({ tag: [pick(["legal", "urgent", "press", "moving house", "topic 4", "topic 9"])] }),
    split: () => sorted({ split: [pick(["train", "validation", "test"] as const)] }),
    issue: () => sorted({ issue: [pick(["any", "personal_data", "near_duplicate", "too_long"])] }),
    source: () => sorted({ source: [`bench-import-${1 + Math.floor((random.next() * rows) / 100_000)}`] }),
    author: () => sorted({ author: [pick(["me", "bench-c"])] }),
    assignee: () => sorted({ assignee: [pick(["me", "none"])] }),
    length: () => sorted({ length: [pick(["short", "medium", "long", "very_long"] as const)] }),
    machine: () => sorted({ machineWritten: "true" }),
    changed: () => sorted({ changedWithinDays: pick([1, 7, 30]) }),
    several: () => sorted({ state: [pick(["draft", "approved"] as const)], tag: [pick(["urgent", "topic 3"])], split: ["train"] }),
  },
  search: {
    rare: () => ({ filter: { search: rareWord() } }),
    number: () => ({ filter: { search: String(1 + Math.floor(random.next() * rows)) } }),
    common: () => ({ filter: { search: pick(words) } }),
    twoWords: () => ({ filter: { search: `${pick(words)} ${pick(words)}` } }),
    beginning: () => ({ filter: { search: pick(words).slice(0, 4) } }),
    phrase: async () => ({ filter: { search: await phrase() } }),
    filtered: () => ({ filter: { search: pick(words), state: ["draft"] } }),
    nothing: () => ({ filter: { search: "qqqqqqqq" } }),
  },
};

const metrics: Record<string, number> = {};
const counted: number[] = [];
await list({});
for (const [group, kinds] of Object.entries(questions)) {
  const all: number[] = [];
  for (const [kind, ask] of Object.entries(kinds)) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const asked = await ask();
      times.push(await timed(() => list(asked)));
      if (round < 4 && asked.filter) counted.push(await timed(() => countFacets(caller, datasetId, asked.filter)));
    }
    metrics[`${group} ${kind} p50`] = percentile(times, 0.5);
    metrics[`${group} ${kind} p95`] = percentile(times, 0.95);
    all.push(...times);
  }
  metrics[`${group}P95Ms`] = percentile(all, 0.95);
}
metrics.facetsP50Ms = percentile(counted, 0.5);
metrics.facetsP95Ms = percentile(counted, 0.95);
metrics.facetsOfAllMs = await timed(() => countFacets(caller, datasetId));
metrics.datasetMs = await timed(() => getDataset(caller, datasetId));
metrics.processPeakMbOfTable = peakMb();
metrics.freezeSeconds = (await timed(() => freezeVersion(caller, datasetId, { include: "unrejected" }))) / 1_000;
metrics.nearDuplicateSeconds =
  (await timed(() => checkDataset({ datasetId }, { signal: new AbortController().signal }, async () => []))) / 1_000;
metrics.processPeakMb = peakMb();
console.log(JSON.stringify(metrics));
process.exit(0);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function percentile(times: number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? Number.NaN;
}

function peakMb(): number {
  return process.resourceUsage().maxRSS / 1_024;
}
