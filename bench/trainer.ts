import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { openModel } from "../trainers/cpu/engine/generate";
import { linearModules } from "../trainers/cpu/engine/hyperparameter-fields";
import { createRandom } from "../trainers/cpu/engine/random";
import { train } from "../trainers/cpu/engine/train";
import { epochBatches } from "../trainers/cpu/engine/training-plan";
import type { Hyperparameters, StepMetrics, TrainingExample } from "../trainers/cpu/engine/types";
import { encodeChat } from "../trainers/cpu/formats/encode-chat";
import { readPeftAdapter } from "../trainers/cpu/formats/peft-adapter";
import { openTokenizer } from "../trainers/cpu/formats/tokenizer";
import { type BenchReport, describeHardware } from "./report";
import { findBaseFolder } from "./trainer-base";

const steps = 24;
const batchSize = 8;
const seed = 1;
const threads = availableParallelism();
const goal = { trainTokensPerSecondRatio: "≥ 1.0 × PyTorch", adapterSwapMs: "≤ 20", completionsPerSecond: "≥ 50" };

const hyperparameters: Hyperparameters = {
  method: "lora",
  epochs: 1,
  batchSize,
  learningRate: 1e-3,
  schedule: "constant",
  warmupRatio: 0,
  weightDecay: 0,
  maxGradNorm: 1,
  contextLength: 256,
  promptLossWeight: 0,
  tokenDropout: 0,
  weightAveraging: 0,
  baseShare: 0,
  lora: { rank: 16, alpha: 32, targetModules: [...linearModules], modulesToSave: [] },
};

/** Support messages of 15 to 70 words with a short JSON answer: the shape of the product's usual work. */
function makeExamples(count: number): TrainingExample[] {
  const random = createRandom(seed);
  const pick = (words: readonly string[]) => words[Math.floor(random.next() * words.length)] ?? "";
  const words =
    "please help my order arrived late and the lamp does not work anymore when I press the button it was fine last week but now nothing happens can you send a new one".split(
      " ",
    );
  return Array.from({ length: count }, () => {
    const content = `${Array.from({ length: 15 + Math.floor(random.next() * 55) }, () => pick(words)).join(" ")}. Return JSON.`;
    const answer = JSON.stringify({ category: pick(["delivery", "defect", "refund"]), urgency: pick(["low", "high"]) });
    return {
      messages: [
        { role: "user", content },
        { role: "assistant", content: answer },
      ],
    };
  });
}

export async function bench(): Promise<BenchReport> {
  const folder = mkdtempSync(join(tmpdir(), "hone-bench-"));
  try {
    const base = findBaseFolder();
    const examples = makeExamples(steps * batchSize);
    const { metrics, adapter } = await trainOurs(base, examples, join(folder, "ours"));
    const answering = await measureAnswers(base, adapter, examples);
    const ours = speedOf(metrics);
    const peer = await trainPeer(base, examples, folder, metrics);
    const best = typeof peer === "string" ? 0 : Math.max(...Object.values(peer));
    const ratio = best > 0 ? ours / best : 0;
    const report = {
      trainTokensPerSecond: ours,
      ...(best > 0 ? { trainTokensPerSecondRatio: ratio } : {}),
      ...answering,
    };
    const ok = (best === 0 || ratio >= 1) && answering.adapterSwapMs <= 20 && answering.completionsPerSecond >= 50;
    return { bench: "trainer", metrics: report, peer, goal, ok, hardware: describeHardware() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function trainOurs(
  baseFolder: string,
  training: TrainingExample[],
  outputFolder: string,
  learningRate = hyperparameters.learningRate,
) {
  const metrics: StepMetrics[] = [];
  const control = {
    signal: new AbortController().signal,
    onStep: (step: StepMetrics) => metrics.push(step),
    onCheckpoint: () => undefined,
  };
  const { finalFolder } = await train(
    {
      baseFolder,
      training,
      validation: [],
      hyperparameters: { ...hyperparameters, learningRate },
      seed,
      threads,
      outputFolder,
      resume: false,
    },
    control,
  );
  return { metrics, adapter: finalFolder };
}

/** Of the last three quarters of the run, as for the peer. */
function speedOf(metrics: StepMetrics[]): number {
  const from = metrics[Math.floor(metrics.length / 4)];
  const to = metrics.at(-2);
  if (!from || !to) throw new Error("The run was too short to measure.");
  return (to.trainedTokens - from.trainedTokens) / (to.elapsedSeconds - from.elapsedSeconds);
}

const peerOutput = z.object({
  torch: z.string(),
  results: z.record(z.string(), z.object({ tokensPerSecond: z.number(), losses: z.array(z.number()) })),
});

/** Tokens a second of the same steps in PyTorch, per style and number of threads; refuses to compare runs that do not compute the same. */
async function trainPeer(
  base: string,
  examples: TrainingExample[],
  folder: string,
  metrics: StepMetrics[],
): Promise<Record<string, number> | string> {
  const python = process.env.HONE_PYTHON ?? "python3";
  try {
    execFileSync(python, ["-c", "import torch, numpy"], { stdio: "ignore" });
  } catch {
    return "PyTorch is not installed (set HONE_PYTHON to a Python that has it); only our own figures were measured.";
  }
  const tokenizer = openTokenizer(base);
  const rows = examples.map((example) => encodeChat(tokenizer, example)).map(({ ids, learned }) => ({ ids, learned: [...learned] }));
  // The adapter after one step at a rate of almost nothing is the adapter at the start.
  const untrained = await trainOurs(base, examples.slice(0, 1), join(folder, "untrained"), 1e-12);
  const { pairs } = readPeftAdapter(untrained.adapter);
  const adapters = Object.fromEntries([...pairs].map(([name, { down, up }]) => [name, { down: [...down.data], up: [...up.data] }]));
  const spec = {
    base,
    rank: hyperparameters.lora.rank,
    alpha: hyperparameters.lora.alpha,
    learningRate: hyperparameters.learningRate,
    threads,
    steps: epochBatches(rows.length, batchSize, seed, 0).map((batch) => [...batch].map((row) => rows[row])),
    adapters,
  };
  const path = join(folder, "peer.json");
  writeFileSync(path, JSON.stringify(spec));
  const output = execFileSync(python, [fileURLToPath(new URL("./trainer-peer.py", import.meta.url)), path], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const { results } = peerOutput.parse(JSON.parse(output));
  for (const [name, { losses }] of Object.entries(results)) {
    const gap = Math.abs((losses[0] ?? Number.NaN) - (metrics[0]?.trainLoss ?? 0));
    if (!(gap < 1e-3))
      throw new Error(
        `${name}: the peer's first loss is ${losses[0]}, ours ${metrics[0]?.trainLoss}; the two do not compute the same thing.`,
      );
  }
  return Object.fromEntries(Object.entries(results).map(([name, { tokensPerSecond }]) => [name, tokensPerSecond]));
}

async function measureAnswers(base: string, adapter: string, examples: TrainingExample[]) {
  const model = await openModel({ baseFolder: base });
  const ask = (example: TrainingExample, adapterFolder: string | null) =>
    model.complete({ messages: example.messages.slice(0, 1), maxTokens: 32, adapterFolder });
  const [first] = examples;
  if (!first) throw new Error("There is nothing to ask.");
  for (let warm = 0; warm < 10; warm++) await ask(first, adapter);
  const asked = examples.slice(0, 100);
  let started = performance.now();
  for (const example of asked) await ask(example, adapter);
  const completionsPerSecond = asked.length / ((performance.now() - started) / 1000);
  started = performance.now();
  await Promise.all(asked.map((example) => ask(example, adapter)));
  const completionsPerSecondTogether = asked.length / ((performance.now() - started) / 1000);
  const short = { messages: [{ role: "user" as const, content: "a" }], maxTokens: 1 };
  const times: number[] = [];
  for (let i = 0; i < 20; i++) {
    await model.complete({ ...short, adapterFolder: null });
    started = performance.now();
    await model.complete({ ...short, adapterFolder: adapter });
    times.push(performance.now() - started);
  }
  await model.close();
  return { completionsPerSecond, completionsPerSecondTogether, adapterSwapMs: times.sort((a, b) => a - b)[10] ?? 0 };
}
