import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeFileAtomically } from "../formats/write-atomically";
import { ModelError } from "./errors";

const progressSchema = z.object({
  /** What the state belongs to; another run's state is refused. */
  fingerprint: z.string(),
  step: z.number().int().nonnegative(),
  trainedTokens: z.number(),
  elapsedSeconds: z.number(),
  lastCheckpoint: z.string(),
  divergence: z.object({ smoothed: z.number(), best: z.number(), steps: z.number(), risen: z.number() }),
  vectors: z.number().int().positive(),
  length: z.number().int().nonnegative(),
});
export type Progress = Omit<z.infer<typeof progressSchema>, "vectors" | "length">;

export function resumePath(outputFolder: string): string {
  return join(outputFolder, "resume", "state.bin");
}

export function hasResumeState(outputFolder: string): boolean {
  return existsSync(resumePath(outputFolder));
}

/** One file for everything, so that numbers and position can never be of different steps. */
export function writeResumeState(outputFolder: string, progress: Progress, vectors: Float32Array[]): void {
  mkdirSync(join(outputFolder, "resume"), { recursive: true });
  const json = Buffer.from(
    JSON.stringify({ ...progress, vectors: vectors.length, length: vectors[0]?.length ?? 0 } satisfies z.infer<typeof progressSchema>),
  );
  const size = Buffer.alloc(4);
  size.writeUInt32LE(json.length);
  // A copy each: the vectors lie on shared memory, which file writes do not take.
  writeFileAtomically(resumePath(outputFolder), [size, json, ...vectors.map((vector) => Buffer.from(new Float32Array(vector).buffer))]);
}

export function readResumeState(outputFolder: string, fingerprint: string, vectors: Float32Array[]): Progress {
  const path = resumePath(outputFolder);
  const bytes = readFileSync(path);
  const size = bytes.readUInt32LE(0);
  const progress = progressSchema.parse(JSON.parse(bytes.toString("utf8", 4, 4 + size)));
  if (progress.fingerprint !== fingerprint || progress.vectors !== vectors.length) {
    throw new ModelError(
      `The saved state in ${outputFolder} belongs to a run with other settings, data or base model. Start a new run instead of resuming this one.`,
    );
  }
  let at = 4 + size;
  for (const vector of vectors) {
    const part = bytes.subarray(at, at + vector.byteLength);
    if (progress.length !== vector.length || part.byteLength !== vector.byteLength)
      throw new ModelError(`The saved state ${path} is damaged. Start the run again.`);
    new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength).set(part);
    at += vector.byteLength;
  }
  return progress;
}

export function fingerprintOf(...parts: (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
