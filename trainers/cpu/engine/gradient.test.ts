import { describe, expect, test } from "vitest";
import { type LearnedSequence, lossAndGradient } from "./loss";
import { createRandomWorkspace, type RandomWorkspace, tinyConfig } from "./testing/random-workspace";
import type { LoraSettings } from "./types";

const allLinears = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];
const lora = (overrides: Partial<LoraSettings> = {}): LoraSettings => ({
  rank: 4,
  alpha: 8,
  targetModules: allLinears,
  modulesToSave: [],
  ...overrides,
});

function sequence(ids: number[], learnedFrom: number, learnedTo = ids.length): LearnedSequence {
  return { ids: Int32Array.from(ids), weights: Float32Array.from(ids, (_, t) => (t >= learnedFrom && t < learnedTo ? 1 : 0)) };
}

const sequences = [
  sequence([5, 9, 13, 2, 40, 41, 7, 33, 3], 4),
  sequence([1, 60, 22, 9, 9, 3, 17], 2, 5),
  sequence([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21], 10),
];

/** Fourth-order central differences on a spread of entries, compared with the analytic gradient. */
function compare({ work, target, values, gradient, refresh }: RandomWorkspace, batch: LearnedSequence[], prefix = 0) {
  const total = batch.reduce((sum, { weights }) => sum + weights.reduce((a, b) => a + b), 0);
  gradient.fill(0);
  lossAndGradient(work, batch, prefix, 1 / total, target);
  const lossAt = (entry: number, value: number) => {
    values[entry] = value;
    refresh();
    return lossAndGradient(work, batch, prefix, 0).loss / total;
  };
  let dot = 0;
  let analytic = 0;
  let numeric = 0;
  let checked = 0;
  for (const entry of spread(gradient, 60)) {
    const kept = values[entry] ?? 0;
    const h = 2e-2;
    const slope =
      (8 * (lossAt(entry, kept + h) - lossAt(entry, kept - h)) - (lossAt(entry, kept + 2 * h) - lossAt(entry, kept - 2 * h))) / (12 * h);
    lossAt(entry, kept);
    dot += slope * (gradient[entry] ?? 0);
    analytic += (gradient[entry] ?? 0) ** 2;
    numeric += slope ** 2;
    checked++;
  }
  return { cosine: dot / Math.sqrt(analytic * numeric), ratio: Math.sqrt(analytic / numeric), checked };
}

/** Entries with a gradient, evenly over the whole vector. */
function spread(gradient: Float32Array, count: number): number[] {
  const alive = [...gradient.keys()].filter((entry) => gradient[entry] !== 0);
  return Array.from({ length: count }, (_, i) => alive[Math.floor(((i + 0.5) * alive.length) / count)] ?? 0);
}

describe("the gradient agrees with differences of the loss", () => {
  test.each([
    ["LoRA on every linear", tinyConfig(), { method: "lora", lora: lora() }],
    [
      "LoRA of rank 8 with a wide head and no shared keys",
      tinyConfig({ num_key_value_heads: 4, head_dim: 16 }),
      { method: "lora", lora: lora({ rank: 8 }) },
    ],
    [
      "LoRA on two linears with embeddings and norms trained beside it",
      tinyConfig(),
      { method: "lora", lora: lora({ targetModules: ["q_proj", "down_proj"], modulesToSave: ["embed_tokens", "norm"] }) },
    ],
    ["everything trained", tinyConfig(), { method: "full", lora: lora() }],
    ["everything trained, head not tied to the embeddings", tinyConfig({ tie_word_embeddings: false }), { method: "full", lora: lora() }],
    ["a single layer, everything trained", tinyConfig({ num_hidden_layers: 1 }), { method: "full", lora: lora() }],
  ] as const)("%s", (_, config, tuning) => {
    const { cosine, ratio, checked } = compare(createRandomWorkspace(config, tuning), sequences);
    expect(checked).toBe(60);
    expect(cosine).toBeGreaterThan(0.99999);
    expect(Math.abs(ratio - 1)).toBeLessThan(2e-3);
  });

  test("with a beginning computed once for all sequences", () => {
    const shared = [7, 8, 9, 10, 11];
    const batch = [sequence([...shared, 30, 31, 32], 6), sequence([...shared, 40, 41, 42, 43, 44, 45], 8), sequence([...shared, 2, 3], 6)];
    const { cosine, ratio } = compare(createRandomWorkspace(tinyConfig(), { method: "full", lora: lora() }), batch, shared.length);
    expect(cosine).toBeGreaterThan(0.99999);
    expect(Math.abs(ratio - 1)).toBeLessThan(2e-3);
  });
});

test("sharing a beginning changes neither loss nor gradient beyond rounding", () => {
  const shared = [7, 8, 9, 10, 11, 12, 13, 14, 15];
  const batch = [sequence([...shared, 30, 31, 32], 10), sequence([...shared, 40, 41, 42, 43], 11)];
  const { work, target, gradient } = createRandomWorkspace(tinyConfig(), { method: "full", lora: lora() });
  const apart = lossAndGradient(work, batch, 0, 1, target);
  const expected = Float32Array.from(gradient);
  gradient.fill(0);
  const together = lossAndGradient(work, batch, shared.length, 1, target);
  expect(together.rows).toBe(apart.rows - shared.length);
  expect(together.loss).toBeCloseTo(apart.loss, 4);
  const largestGap = expected.reduce((worst, value, i) => Math.max(worst, Math.abs(value - (gradient[i] ?? Number.NaN))), 0);
  expect(largestGap).toBeLessThan(1e-4 * Math.max(...expected.map(Math.abs)));
});

test("padding ranks to the kernels' width leaves the padding at zero", () => {
  const { work, target, gradient } = createRandomWorkspace(tinyConfig(), { method: "lora", lora: lora({ rank: 3 }) });
  lossAndGradient(work, sequences, 0, 1, target);
  for (const { linear, rank, paddedRank, down } of target.parameters.adapters) {
    const rows = Array.from({ length: linear.inputs * paddedRank }, (_, i) => ({
      value: gradient[down + i],
      pads: i % paddedRank >= rank,
    }));
    expect(rows.every(({ value, pads }) => !pads || value === 0)).toBe(true);
    expect(rows.some(({ value, pads }) => !pads && value !== 0)).toBe(true);
  }
});
