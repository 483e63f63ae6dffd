import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCheckpoint } from "../formats/checkpoint";
import { readPeftAdapter } from "../formats/peft-adapter";
import { openTokenizer } from "../formats/tokenizer";
import { makeTinyModel } from "../testing/make-tiny-model";
import { openModel } from "./generate";
import { hashWeights, listen, tinyExamples, tinyHyperparameters, tinyRequest } from "./testing/tiny-training";
import { shareExamples, usableRows } from "./tokenized-examples";
import { resumeAvailable, train } from "./train";
import { chooseShards } from "./training-plan";
import type { TrainRequest, TrainResult } from "./types";

let folder = "";
let base = "";
let uninterrupted = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hone-train-"));
  base = join(folder, "base");
  await makeTinyModel(base);
  const { finalFolder } = await train(tinyRequest(base, join(folder, "whole")), listen());
  uninterrupted = hashWeights(finalFolder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the result depends on the seed alone", () => {
  test("a batch of the test's rows is cut into several shards, so that threads have something to share", () => {
    const { training, hyperparameters } = tinyRequest(base, folder);
    const tokenizer = openTokenizer(base);
    const rows = shareExamples(usableRows(tokenizer, training, 128), 0, tokenizer.marks);
    expect(chooseShards(rows, hyperparameters.batchSize, 1000)).toBeGreaterThan(2);
  });

  test.each([2, 3])("%i threads give the same bits as one", async (threads) => {
    const { finalFolder } = await train(tinyRequest(base, join(folder, `threads-${threads}`), { threads }), listen());
    expect(hashWeights(finalFolder)).toBe(uninterrupted);
  });

  test("another seed gives other weights", async () => {
    const { finalFolder } = await train(tinyRequest(base, join(folder, "seed"), { seed: 6 }), listen());
    expect(hashWeights(finalFolder)).not.toBe(uninterrupted);
  });
});

/** A run that is paused once it has begun. On a busy machine it may end before it hears of that: then it is begun anew. */
async function trainUntilPaused(request: TrainRequest): Promise<TrainResult> {
  for (let tries = 0; ; tries++) {
    const control = listen();
    const result = await train(request, { ...control, pauseRequested: () => control.steps.length > 0 });
    if (result.outcome === "finished" && tries < 10) continue;
    expect(result.outcome).toBe("paused");
    expect(result.steps).toBeLessThan(control.steps[0]?.totalSteps ?? 0);
    return result;
  }
}

describe("a run that was interrupted ends as if it had not been", () => {
  /** What it said until it was killed, in the middle of its second epoch if it did not get away. */
  async function trainUntilKilled(request: TrainRequest): Promise<string[]> {
    const child = spawn(
      process.execPath,
      ["--import", "tsx", fileURLToPath(new URL("./testing/train-in-child.ts", import.meta.url)), JSON.stringify(request)],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const ended = once(child, "exit");
    const seen: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      seen.push(line);
      if (line === "step 9") child.kill("SIGKILL");
    }
    await ended;
    return seen;
  }

  test("by SIGKILL between two checkpoints", { timeout: 600_000 }, async () => {
    for (let tries = 0; ; tries++) {
      const request = tinyRequest(base, join(folder, `killed-${tries}`), { threads: 2 });
      const seen = await trainUntilKilled(request);
      expect(seen).toContain("checkpoint 7");
      expect(await resumeAvailable(request.outputFolder)).toBe(true);
      const control = listen();
      const result = await train({ ...request, resume: true }, control);
      expect(result).toMatchObject({ outcome: "finished", steps: 21 });
      expect(hashWeights(result.finalFolder)).toBe(uninterrupted);
      // On a busy machine it may be further, or at its end, before the signal reaches it: then another one is killed.
      if ((seen.includes("checkpoint 14") || control.steps.length === 0) && tries < 20) continue;
      expect(seen).not.toContain("checkpoint 14");
      expect(control.steps[0]?.step).toBeGreaterThan(7);
      return;
    }
  });

  test("by a pause in the middle of an epoch", { timeout: 600_000 }, async () => {
    const request = tinyRequest(base, join(folder, "paused"), { hyperparameters: { ...tinyHyperparameters, epochs: 40 } });
    const whole = await train({ ...request, outputFolder: join(folder, "not-paused") }, listen());
    await trainUntilPaused(request);
    const resumed = await train({ ...request, resume: true, threads: 2 }, listen());
    expect(resumed.steps).toBe(whole.steps);
    expect(resumed.trainedTokens).toBe(whole.trainedTokens);
    expect(hashWeights(resumed.finalFolder)).toBe(hashWeights(whole.finalFolder));
  });

  test("resuming a finished run finishes again at once", async () => {
    const control = listen();
    const result = await train(tinyRequest(base, join(folder, "whole"), { resume: true }), control);
    expect(result).toMatchObject({ outcome: "finished", steps: 21 });
    expect(control.steps).toEqual([]);
    expect(hashWeights(result.finalFolder)).toBe(uninterrupted);
  });

  test("but not on a base whose weights were exchanged meanwhile", async () => {
    const exchanged = join(folder, "exchanged");
    await makeTinyModel(exchanged, { seed: 2 });
    await expect(train(tinyRequest(exchanged, join(folder, "whole"), { resume: true }), listen())).rejects.toThrow("or base model");
  });

  test("but the state of a run with other settings is refused", async () => {
    const request = tinyRequest(base, join(folder, "whole"), {
      resume: true,
      hyperparameters: { ...tinyHyperparameters, learningRate: 2e-2 },
    });
    await expect(train(request, listen())).rejects.toThrow("belongs to a run with other settings");
  });
});

test("a cancelled run stops and writes no checkpoint", async () => {
  const abort = new AbortController();
  const request = tinyRequest(base, join(folder, "cancelled"), { hyperparameters: { ...tinyHyperparameters, batchSize: 1, epochs: 50 } });
  const control = listen({ signal: abort.signal });
  const result = await train(request, { ...control, onStep: () => abort.abort() });
  expect(result.outcome).toBe("cancelled");
  expect(result.steps).toBeLessThan(50 * 112);
});

test("divergence is reported in words and keeps the last good checkpoint", async () => {
  const request = tinyRequest(base, join(folder, "diverged"), {
    hyperparameters: {
      ...tinyHyperparameters,
      epochs: 60,
      learningRate: 1,
      maxGradNorm: 0,
      schedule: "constant",
      warmupRatio: 0,
      weightAveraging: 0,
      tokenDropout: 0,
    },
  });
  const result = await train(request, listen());
  expect(result.outcome).toBe("diverged");
  expect(result.reason).toMatch(/training has diverged\. Try a learning rate of about 0\.33 instead of 1/);
  expect(result.steps).toBeLessThan(420);
});

test("a run that needs more memory than allowed is refused before it starts", async () => {
  await expect(train(tinyRequest(base, join(folder, "memory"), { memoryLimitMb: 2 }), listen())).rejects.toThrow(
    /needs \d+ MB, but the trainer may use 2 MB/,
  );
  expect(existsSync(join(folder, "memory"))).toBe(false);
});

test("rows without room for an answer leave nothing to train, which is said", async () => {
  await expect(
    train(tinyRequest(base, join(folder, "short"), { hyperparameters: { ...tinyHyperparameters, contextLength: 8 } }), listen()),
  ).rejects.toThrow("None of the 112 training rows has an answer that fits into 8 tokens");
});

test("metrics tell how training goes, and each epoch leaves a PEFT adapter that reads back", async () => {
  const control = listen();
  const { finalFolder } = await train(tinyRequest(base, join(folder, "metrics"), { threads: 2 }), control);
  expect(control.steps.map(({ step }) => step)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
  expect(control.steps.at(-1)?.trainLoss).toBeLessThan((control.steps[0]?.trainLoss ?? 0) * 0.8);
  expect(control.checkpoints.map(({ step, epoch }) => [step, epoch])).toEqual([
    [7, 1],
    [14, 2],
    [21, 3],
  ]);
  expect(control.checkpoints[2]?.metrics.fullValidLoss).toBeLessThan(control.checkpoints[0]?.metrics.fullValidLoss ?? 0);
  const { rank, scale, pairs, whole } = readPeftAdapter(finalFolder);
  expect({ rank, scale }).toEqual({ rank: 4, scale: 2 });
  expect([...pairs.keys()]).toEqual(
    [0, 1].flatMap((layer) => ["self_attn.q_proj", "self_attn.v_proj", "mlp.down_proj"].map((name) => `model.layers.${layer}.${name}`)),
  );
  expect(pairs.get("model.layers.0.mlp.down_proj")?.down.shape).toEqual([4, 64]);
  expect(pairs.get("model.layers.0.mlp.down_proj")?.up.shape).toEqual([32, 4]);
  expect(pairs.get("model.layers.0.mlp.down_proj")?.up.data.some((value) => value !== 0)).toBe(true);
  expect(whole.get("model.norm")?.shape).toEqual([32]);
  expect(whole.get("lm_head")?.data).toEqual(whole.get("model.embed_tokens")?.data);
});

test("full fine-tuning leaves a whole model that answers what it was taught", async () => {
  const hyperparameters = {
    ...tinyHyperparameters,
    method: "full" as const,
    epochs: 12,
    learningRate: 1e-2,
    weightAveraging: 0,
    tokenDropout: 0,
  };
  const { finalFolder } = await train(tinyRequest(base, join(folder, "full"), { hyperparameters, threads: 2, validation: [] }), listen());
  expect(openCheckpoint(finalFolder).has("model.layers.1.mlp.up_proj.weight")).toBe(true);
  const model = await openModel({ baseFolder: finalFolder });
  const rows = tinyExamples(8);
  const answers = await Promise.all(rows.map(({ messages }) => model.complete({ messages: messages.slice(0, 1) })));
  await model.close();
  expect(answers.map(({ text }) => text)).toEqual(rows.map(({ messages }) => messages[1]?.content));
});

describe("a share of the base", () => {
  const name = "model.layers.1.mlp.up_proj.weight";
  const hyperparameters = { ...tinyHyperparameters, method: "full" as const, epochs: 4, baseShare: 0.25 };
  const read = (modelFolder: string) => openCheckpoint(modelFolder).read(name, [64, 32]);

  test("lies on the line between the base and what is learned without it, and training goes on as without it", async () => {
    const alone = await train(
      tinyRequest(base, join(folder, "no-share"), { hyperparameters: { ...hyperparameters, baseShare: 0 } }),
      listen(),
    );
    const mixed = await train(tinyRequest(base, join(folder, "share"), { hyperparameters, threads: 2 }), listen());
    const [untrained, learned, kept] = [base, alone.finalFolder, mixed.finalFolder].map(read);
    const moved = (learned ?? []).map((value, i) => Math.abs(value - (untrained?.[i] ?? 0)));
    expect(Math.max(...moved)).toBeGreaterThan(0.01);
    const gaps = (kept ?? []).map((value, i) => Math.abs(value - (0.25 * (untrained?.[i] ?? 0) + 0.75 * (learned?.[i] ?? 0))));
    expect(Math.max(...gaps)).toBeLessThan(1e-3);
  });

  test("survives a pause", { timeout: 600_000 }, async () => {
    const request = tinyRequest(base, join(folder, "share-paused"), { hyperparameters: { ...hyperparameters, epochs: 40 } });
    const whole = await train({ ...request, outputFolder: join(folder, "share-not-paused") }, listen());
    await trainUntilPaused(request);
    const resumed = await train({ ...request, resume: true }, listen());
    const file = "model.safetensors";
    expect(hashWeights(resumed.finalFolder, file)).toBe(hashWeights(whole.finalFolder, file));
  });
});
