import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { createRandom } from "../trainers/cpu/engine/random";
import type { TrainingExample } from "../trainers/cpu/engine/types";

export interface Task {
  name: string;
  training: TrainingExample[];
  tests: { name: string; cases: TrainingExample[] }[];
}

const shared = (path: string) => new URL(`../../shared/${path}`, import.meta.url);
const rowsSchema = z.array(z.object({ prompt: z.string(), completion: z.string() }));
const supportSchema = z.object({ train: rowsSchema, test: rowsSchema, hard: rowsSchema });

/** The tasks whose data is beside this repository; a fresh clone has none of it. */
export async function readTasks(): Promise<Task[]> {
  return [...(await readSupport()), ...readBanking()];
}

/** Support messages to JSON: held out with unseen products, and held out with phrasings that no training row has. */
async function readSupport(): Promise<Task[]> {
  const file = shared("prototypes/cpu-trainer/task.mjs");
  if (!existsSync(file)) return [];
  const { makeTask }: { makeTask: (seed: number) => unknown } = await import(file.href);
  const { train, test, hard } = supportSchema.parse(makeTask(11));
  const tests = [
    { name: "support", cases: test.map(toExample) },
    { name: "supportNewWords", cases: hard.map(toExample) },
  ];
  return [{ name: "support", training: train.map(toExample), tests }];
}

function toExample({ prompt, completion }: { prompt: string; completion: string }): TrainingExample {
  const plain = (text: string) => text.replace(/<\|\w+\|>/g, "");
  return {
    messages: [
      { role: "user", content: plain(prompt) },
      { role: "assistant", content: plain(completion) },
    ],
  };
}

/** 77 intents of bank customers: 8,000 of its training rows, and 1,000 of its own test rows. */
function readBanking(): Task[] {
  const [train, test] = ["train", "test"].map((part) => fileURLToPath(shared(`data/banking77/${part}.csv`)));
  if (!train || !test || !existsSync(train) || !existsSync(test)) return [];
  const cases = shuffled(readRows(test)).slice(0, 1_000);
  return [{ name: "banking", training: shuffled(readRows(train)).slice(0, 8_000), tests: [{ name: "banking", cases }] }];
}

function readRows(path: string): TrainingExample[] {
  const records = z.array(z.object({ text: z.string(), category: z.string() })).parse(parse(readFileSync(path), { columns: true }));
  return records.map(({ text, category }) => ({
    messages: [
      { role: "user", content: text.trim() },
      { role: "assistant", content: category },
    ],
  }));
}

function shuffled<T>(items: T[]): T[] {
  const random = createRandom(5);
  return items
    .map((item) => ({ item, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
