import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { wilsonInterval } from "@/lib/statistics/wilson";
import { openModel } from "../trainers/cpu/engine/generate";
import { inspectExamples } from "../trainers/cpu/engine/inspect-examples";
import { resolveHyperparameters } from "../trainers/cpu/engine/resolve-hyperparameters";
import { train } from "../trainers/cpu/engine/train";
import type { TrainingExample } from "../trainers/cpu/engine/types";
import { describeModel } from "../trainers/cpu/formats/list-base-models";
import { readTasks, type Task } from "./base-tasks";
import { type BenchReport, describeHardware } from "./report";
import { findBaseFolder } from "./trainer-base";

const threads = availableParallelism();
const goal = {
  bankingExact: "> 0.857 (naive Bayes on the official split)",
  bankingSeconds: "≤ 360",
  supportExact: "≥ 0.95",
  supportSeconds: "≤ 120",
  supportNewWordsExact: "≥ 4 × 0.07 to 0.11",
};

/**
 * What the built-in base learns with automatic settings: exact answers on held-out rows, greedy decoding, one seed.
 * `HONE_BENCH_BASE` names another model folder, `HONE_BENCH_SETTINGS` hyperparameters as JSON, `HONE_BENCH_TASK` one task alone.
 */
export async function bench(): Promise<BenchReport> {
  const baseFolder = process.env.HONE_BENCH_BASE ?? findBaseFolder();
  const settings: Record<string, unknown> = JSON.parse(process.env.HONE_BENCH_SETTINGS ?? "{}");
  const tasks = (await readTasks()).filter(({ name }) => name.includes(process.env.HONE_BENCH_TASK ?? ""));
  if (tasks.length === 0) throw new Error("The data of this bench is not beside the repository, so there is nothing to measure.");
  const metrics: Record<string, number> = {};
  for (const task of tasks) Object.assign(metrics, await measure(baseFolder, task, settings));
  const within = (name: string, holds: (value: number) => boolean) => metrics[name] === undefined || holds(metrics[name]);
  const ok =
    within("bankingExact", (value) => value > 0.857) &&
    within("bankingSeconds", (value) => value <= 360) &&
    within("supportExact", (value) => value >= 0.95) &&
    within("supportSeconds", (value) => value <= 120) &&
    within("supportNewWordsExact", (value) => value >= 0.44);
  const peer = tasks.length < 2 ? "The data of some tasks is not here; they were left out." : {};
  return { bench: "base", metrics, peer, goal, ok, hardware: describeHardware() };
}

async function measure(baseFolder: string, task: Task, settings: Record<string, unknown>): Promise<Record<string, number>> {
  const outputFolder = mkdtempSync(join(tmpdir(), "hone-bench-base-"));
  try {
    const model = describeModel(baseFolder);
    const dataset = await inspectExamples(baseFolder, task.training, model.contextLength);
    const hyperparameters = resolveHyperparameters(settings, { dataset, model });
    const control = { signal: new AbortController().signal, onStep: () => undefined, onCheckpoint: () => undefined };
    const request = { baseFolder, training: task.training, validation: [], hyperparameters, seed: 1, threads, outputFolder, resume: false };
    const { finalFolder, trainSeconds, trainedTokens } = await train(request, control);
    const speed = { [`${task.name}Seconds`]: trainSeconds, [`${task.name}TokensPerSecond`]: trainedTokens / trainSeconds };
    const tuned = hyperparameters.method === "lora" ? { baseFolder, adapterFolder: finalFolder } : { baseFolder: finalFolder };
    const scores: Record<string, number> = {};
    for (const { name, cases } of task.tests) {
      const right = await countExact(tuned, cases);
      const [low, high] = wilsonInterval(right, cases.length);
      Object.assign(scores, { [`${name}Exact`]: right / cases.length, [`${name}Low`]: low, [`${name}High`]: high });
    }
    console.error(`${task.name}: ${JSON.stringify({ ...hyperparameters, ...speed, ...scores })}`);
    return { ...scores, ...speed, [`${task.name}Epochs`]: hyperparameters.epochs };
  } finally {
    rmSync(outputFolder, { recursive: true, force: true });
  }
}

async function countExact(reference: { baseFolder: string; adapterFolder?: string }, cases: TrainingExample[]): Promise<number> {
  const model = await openModel(reference);
  try {
    const answers = await Promise.all(
      cases.map(({ messages }) => model.complete({ messages: messages.slice(0, -1), maxTokens: 64, temperature: 0 })),
    );
    return answers.filter(({ text }, index) => text.trim() === cases[index]?.messages.at(-1)?.content.trim()).length;
  } finally {
    await model.close();
  }
}
