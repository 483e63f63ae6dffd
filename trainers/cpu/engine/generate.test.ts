import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeTinyModel } from "../testing/make-tiny-model";
import { decodeStep, readPrompts } from "./decode";
import { openModel } from "./generate";
import { openModelHost } from "./model-host";
import { listen, tinyHyperparameters, tinyRequest } from "./testing/tiny-training";
import { train } from "./train";
import type { TextGenerator } from "./types";

let folder = "";
let base = "";
let adapter = "";
let model: TextGenerator;
const asked = (content: string) => ({ messages: [{ role: "user" as const, content }], maxTokens: 20 });
const prompts = ["a", "tell me more", "x y z", "what is the matter with you today", "go"];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hone-generate-"));
  base = join(folder, "base");
  await makeTinyModel(base);
  const hyperparameters = { ...tinyHyperparameters, epochs: 10, learningRate: 1e-2, tokenDropout: 0, weightAveraging: 0 };
  adapter = (await train(tinyRequest(base, join(folder, "run"), { hyperparameters }), listen())).finalFolder;
  model = await openModel({ baseFolder: base });
});

afterAll(async () => {
  await model.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("answers", () => {
  test("asked together are the same as asked alone", async () => {
    const together = await Promise.all(prompts.map((content) => model.complete(asked(content))));
    for (const [i, content] of prompts.entries()) expect(await model.complete(asked(content))).toEqual(together[i]);
    expect(together.every(({ completionTokens }) => completionTokens > 0)).toBe(true);
  });

  test("arrive in pieces that make up the whole", async () => {
    const pieces: string[] = [];
    const { text } = await model.complete({ ...asked("say red 1"), adapterFolder: adapter }, (piece) => pieces.push(piece));
    expect(text).toMatch(/^[a-z]{3,}/);
    expect(pieces.join("")).toBe(text);
    expect(pieces.length).toBeGreaterThan(1);
  });

  test("end before a stop text, which is never shown", async () => {
    const request = { ...asked("say red 1"), adapterFolder: adapter };
    const { text } = await model.complete(request);
    const stop = text.slice(1, 3);
    const pieces: string[] = [];
    const stopped = await model.complete({ ...request, stop: [stop] }, (piece) => pieces.push(piece));
    expect(stopped).toMatchObject({ text: text.slice(0, text.indexOf(stop)), finishReason: "stop" });
    expect(pieces.join("")).toBe(stopped.text);
  });

  test("end at the limit, which is said", async () => {
    expect(await model.complete({ ...asked("a"), maxTokens: 3 })).toMatchObject({ completionTokens: 3, finishReason: "length" });
  });

  test("drawn by chance are the same for a seed and differ between seeds", async () => {
    const draw = (seed: number) => model.complete({ ...asked("dice"), temperature: 1.5, topP: 0.95, seed });
    const [first, again, other] = [await draw(1), await draw(1), await draw(2)];
    expect(again).toEqual(first);
    expect(other.text).not.toBe(first.text);
  });
});

describe("adapters over one base", () => {
  test("change the answers and leave no trace when taken off", async () => {
    const answers = (adapterFolder: string | null) =>
      Promise.all(prompts.map((content) => model.complete({ ...asked(content), adapterFolder })));
    const bare = await answers(null);
    const tuned = await answers(adapter);
    expect(tuned).not.toEqual(bare);
    expect(await answers(null)).toEqual(bare);
    expect(await answers(adapter)).toEqual(tuned);
  });

  test("asked for at the same time are kept apart", async () => {
    const expected = [
      await model.complete({ ...asked("mix"), adapterFolder: null }),
      await model.complete({ ...asked("mix"), adapterFolder: adapter }),
    ];
    const mixed = await Promise.all(
      Array.from({ length: 12 }, (_, i) => model.complete({ ...asked("mix"), adapterFolder: i % 2 ? adapter : null })),
    );
    for (const [i, completion] of mixed.entries()) expect(completion).toEqual(expected[i % 2]);
  });

  test("can be forgotten, so that their folder may go", async () => {
    const copy = join(folder, "copy");
    cpSync(adapter, copy, { recursive: true });
    await model.complete({ ...asked("a"), adapterFolder: copy });
    await model.forgetAdapter(copy);
    rmSync(copy, { recursive: true });
    await expect(model.complete({ ...asked("a"), adapterFolder: copy })).rejects.toThrow("adapter_config.json is missing");
    expect((await model.complete(asked("a"))).completionTokens).toBeGreaterThan(0);
  });
});

describe("refusals", () => {
  test("a prompt longer than the context", async () => {
    await expect(model.complete(asked("long ".repeat(40)))).rejects.toMatchObject({ name: "ParameterError", parameter: "messages" });
  });

  test("a request that was given up", async () => {
    const abort = new AbortController();
    const pending = model.complete({ ...asked("a"), maxTokens: 100, signal: abort.signal }, () => abort.abort());
    await expect(pending).rejects.toMatchObject({ name: "AbortError" });
    expect((await model.complete(asked("still there"))).completionTokens).toBeGreaterThan(0);
  });

  test("a folder that holds no model", async () => {
    await expect(openModel({ baseFolder: join(folder, "nothing") })).rejects.toThrow("config.json is missing");
  });
});

test("token by token gives the logits of reading everything at once", () => {
  const host = openModelHost(base);
  const ids = [1, 60, 70, 80, 90, 100, 2];
  const [whole = new Float32Array()] = readPrompts(host, [{ slot: 0, ids }]);
  const expected = Float32Array.from(whole);
  readPrompts(host, [{ slot: 1, ids: ids.slice(0, 4) }]);
  let last = new Float32Array();
  for (let length = 4; length < ids.length; length++) {
    const [logits = new Float32Array()] = decodeStep(host, [{ slot: 1, length }], [ids[length] ?? 0]);
    last = Float32Array.from(logits);
  }
  const gap = expected.reduce((worst, value, i) => Math.max(worst, Math.abs(value - (last[i] ?? Number.NaN))), 0);
  expect(gap).toBeLessThan(1e-5 * Math.max(...expected.map(Math.abs)) + 1e-5);
});
