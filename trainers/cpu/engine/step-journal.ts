import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { writeFileAtomically } from "../formats/write-atomically";

const metricsSchema = z.object({
  step: z.number(),
  totalSteps: z.number(),
  epoch: z.number(),
  trainLoss: z.number(),
  trainMeanTokenAccuracy: z.number(),
  learningRate: z.number(),
  gradientNorm: z.number(),
  tokensPerSecond: z.number(),
  elapsedSeconds: z.number(),
  trainedTokens: z.number(),
  validLoss: z.number().exactOptional(),
  validMeanTokenAccuracy: z.number().exactOptional(),
  fullValidLoss: z.number().exactOptional(),
  fullValidMeanTokenAccuracy: z.number().exactOptional(),
});

const entrySchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("step"), metrics: metricsSchema }),
  z.object({
    type: z.literal("checkpoint"),
    checkpoint: z.object({ folder: z.string(), step: z.number(), epoch: z.number(), metrics: metricsSchema }),
  }),
]);
export type JournalEntry = z.infer<typeof entrySchema>;

const stepOf = (entry: JournalEntry) => (entry.type === "step" ? entry.metrics.step : entry.checkpoint.step);

function parseLine(line: string): JournalEntry[] {
  try {
    return [entrySchema.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

/**
 * What the starting thread was told. A process that dies takes messages on their way with it, while the saved state
 * counts those steps as done: without a copy nobody could ever be told about them.
 */
export class StepJournal {
  private readonly file: string;
  private pending: JournalEntry[] = [];

  constructor(outputFolder: string) {
    this.file = join(outputFolder, "resume", "steps.jsonl");
  }

  /** A run from the beginning. */
  reset(): void {
    rmSync(this.file, { force: true });
  }

  add(entry: JournalEntry): void {
    this.pending.push(entry);
  }

  /** Before the state is saved, so that the state is never ahead. */
  save(): void {
    mkdirSync(dirname(this.file), { recursive: true });
    const file = openSync(this.file, "a");
    try {
      const bytes = Buffer.from(this.pending.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    this.pending = [];
  }

  /** Drops what lies beyond the saved state (it will happen again), and answers what a listener at `lastSeenStep` missed. */
  resume(savedStep: number, lastSeenStep: number): JournalEntry[] {
    const text = existsSync(this.file) ? readFileSync(this.file, "utf8") : "";
    const entries = text
      .split("\n")
      .flatMap(parseLine)
      .filter((entry) => stepOf(entry) <= savedStep);
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileAtomically(this.file, [Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""))]);
    // A checkpoint is written down apart from its step, so one that is still there is told again.
    return entries.filter((entry) => (entry.type === "step" ? stepOf(entry) > lastSeenStep : existsSync(entry.checkpoint.folder)));
  }
}
