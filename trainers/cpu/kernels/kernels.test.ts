import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { compileKernels, kernelVariants } from "./compile-kernels";
import { createMemory, type Kernels, loadKernels } from "./load-kernels";

const memory = createMemory(8 << 20);
const floats = (address: number, count: number) => new Float32Array(memory.buffer, address, count);

/** Hands out 16-byte aligned room after the reserved first page. */
function room() {
  let top = 65536;
  return (count: number, fill?: (i: number) => number) => {
    const address = top;
    top += ((count + 19) & ~3) * 4;
    const view = floats(address, count);
    for (let i = 0; i < count; i++) view[i] = fill ? fill(i) : 0;
    return address;
  };
}

const wave = (i: number) => Math.sin(i * 1.7) + Math.cos(i * 0.3);

function expectClose(actual: Float32Array, expected: number[]) {
  expected.forEach((value, i) => {
    expect(Math.abs((actual[i] ?? Number.NaN) - value), `element ${i}`).toBeLessThan(2e-4 * (1 + Math.abs(value)));
  });
}

describe.each(kernelVariants)("%s kernels", (variant) => {
  const kernels: Kernels = loadKernels(memory, variant);

  test("the committed binary is what the sources compile to", async () => {
    const committed = await readFile(new URL(`./kernels.${variant}.wasm`, import.meta.url));
    expect(Buffer.from(await compileKernels(variant)).equals(committed)).toBe(true);
  });

  test.each([
    [1, 8, 5],
    [3, 40, 7],
    [4, 8, 1],
    [101, 72, 33],
  ])("multiply agrees with the definition for %i rows, %i columns, depth %i", (rows, columns, depth) => {
    const take = room();
    const a = take(rows * depth, wave);
    const b = take(depth * columns, (i) => wave(i + 9));
    const panels = take(depth * columns);
    const c = take(rows * columns, () => 1);
    kernels.packPlain(b, depth, 0, 0, columns, columns, panels);
    kernels.multiply(a, depth, panels, c, columns, rows, columns, depth, true);
    const expected = Array.from({ length: rows * columns }, (_, at) => {
      let sum = 1;
      for (let k = 0; k < depth; k++) sum += wave(Math.floor(at / columns) * depth + k) * wave(k * columns + (at % columns) + 9);
      return sum;
    });
    expectClose(floats(c, rows * columns), expected);
  });

  test("a row's bits do not depend on how many rows are computed with it", () => {
    const take = room();
    const a = take(7 * 33, wave);
    const panels = take(33 * 40, (i) => wave(i + 5));
    const together = take(7 * 40);
    const alone = take(40);
    kernels.multiply(a, 33, panels, together, 40, 7, 40, 33, false);
    kernels.multiply(a + 2 * 33 * 4, 33, panels, alone, 40, 1, 40, 33, false);
    expect([...floats(alone, 40)]).toEqual([...floats(together + 2 * 40 * 4, 40)]);
  });

  test.each([
    [5, 6, 16],
    [130, 9, 8],
  ])("multiplyTransposed agrees with the definition for %i rows, %i by %i, in rows and in panels", (rows, p, q) => {
    const take = room();
    const a = take(rows * p, wave);
    const b = take(rows * q, (i) => wave(i + 3));
    const plain = take(p * q);
    const panels = take(p * q);
    kernels.multiplyTransposed(a, p, b, q, plain, q, rows, p, q);
    kernels.multiplyTransposed(a, p, b, q, panels, 0, rows, p, q);
    const value = (i: number, j: number) => {
      let sum = 0;
      for (let m = 0; m < rows; m++) sum += wave(m * p + i) * wave(m * q + j + 3);
      return sum;
    };
    expectClose(
      floats(plain, p * q),
      Array.from({ length: p * q }, (_, at) => value(Math.floor(at / q), at % q)),
    );
    const inPanels = Array.from({ length: p * q }, (_, at) =>
      value(Math.floor((at % (p * 8)) / 8), Math.floor(at / (p * 8)) * 8 + (at % 8)),
    );
    expectClose(floats(panels, p * q), inPanels);
  });

  test.each([
    [25, 0],
    [13, 12],
    [3, 4],
    [8, 5],
    [0, 9],
  ])("packTransposed joins two pieces of %i and %i rows and fills up with zeros", (firstRows, secondRows) => {
    const rows = firstRows + secondRows;
    const padded = (rows + 7) & ~7;
    const depth = 12;
    const take = room();
    const first = take(firstRows * depth + 4, wave);
    const second = take(secondRows * depth + 4, (i) => wave(i + 77));
    const panels = take(padded * depth, () => 99);
    kernels.packTransposed(first, firstRows, second, secondRows, depth, depth, panels);
    const expected = Array.from({ length: padded * depth }, (_, at) => {
      const row = Math.floor(at / (depth * 8)) * 8 + (at % 8);
      const k = Math.floor((at % (depth * 8)) / 8);
      if (row >= rows) return 0;
      return row < firstRows ? wave(row * depth + k) : wave((row - firstRows) * depth + k + 77);
    });
    expectClose(floats(panels, padded * depth), expected);
  });

  test("repacking for the way back is the transpose, and unpacking gives the rows again", () => {
    const [n, k] = [24, 16];
    const take = room();
    const rows = take(n * k, wave);
    const forward = take(n * k);
    const backward = take(n * k);
    const expected = take(n * k);
    const again = take(n * k);
    kernels.packTransposed(rows, n, 0, 0, k, k, forward);
    kernels.repackTransposed(forward, n, k, backward, 0, n / 8);
    kernels.packPlain(rows, n, 0, 0, k, k, expected);
    kernels.unpackTransposed(forward, n, k, again);
    expect([...floats(backward, n * k)]).toEqual([...floats(expected, n * k)]);
    expect([...floats(again, n * k)]).toEqual([...floats(rows, n * k)]);
  });

  test("causalSoftmax sees nothing after a token's own place and sums to one", () => {
    const take = room();
    const scores = take(3 * 8, wave);
    kernels.causalSoftmax(scores, 3, 8, 2, 0.5);
    for (let i = 0; i < 3; i++) {
      const visible = 3 + i;
      const weights = Array.from({ length: visible }, (_, j) => Math.exp(0.5 * wave(i * 8 + j)));
      const total = weights.reduce((sum, w) => sum + w, 0);
      const expected = Array.from({ length: 8 }, (_, j) => (weights[j] ?? 0) / total);
      expectClose(floats(scores + i * 32, 8), expected);
    }
  });

  test("crossEntropy gives loss, hit and gradient, and ignores padding columns", () => {
    const take = room();
    const logits = take(2 * 8, wave);
    const labels = take(2);
    new Int32Array(memory.buffer, labels, 2).set([4, 1]);
    const weights = take(2, (i) => 0.5 + i);
    const statistics = take(6);
    kernels.crossEntropy(logits, labels, weights, statistics, 2, 6, 8);
    for (const [row, label] of [4, 1].entries()) {
      const exps = Array.from({ length: 6 }, (_, j) => Math.exp(wave(row * 8 + j)));
      const total = exps.reduce((sum, e) => sum + e, 0);
      const expected = Array.from({ length: 8 }, (_, j) => (0.5 + row) * ((exps[j] ?? 0) / total - (j === label ? 1 : 0)));
      expectClose(floats(logits + row * 32, 8), expected);
      const [sum = 0, gap = 0, hit] = floats(statistics + row * 12, 3);
      expect(Math.log(sum) + gap).toBeCloseTo(Math.log(total) - wave(row * 8 + label), 5);
      expect(hit).toBe(exps.every((e) => e <= (exps[label] ?? 0)) ? 1 : 0);
    }
  });

  test("AdamW moves as its definition says and sumShards adds in order", () => {
    const take = room();
    const gradients = take(16, (i) => 0.1 * (i + 1));
    expect(kernels.sumShards(gradients, 32, 2, 8)).toBeCloseTo(
      Array.from({ length: 8 }, (_, i) => (0.1 * (2 * i + 10)) ** 2).reduce((a, b) => a + b),
      4,
    );
    const values = take(8, wave);
    const first = take(8);
    const second = take(8);
    kernels.adamW(values, gradients, first, second, 8, 0.5, 0.01, 1, 0.99, 0.9, 0.999, 1e-8);
    const expected = Array.from({ length: 8 }, (_, i) => {
      const g = 0.5 * 0.1 * (2 * i + 10);
      return 0.99 * wave(i) - (0.01 * 0.1 * g) / (Math.sqrt(0.001 * g * g) + 1e-8);
    });
    expectClose(floats(values, 8), expected);
  });
});

test("every kernel of the interface is exported, and nothing else but memory", () => {
  const names = Object.keys(loadKernels(memory, "strict")).filter((name) => name !== "memory");
  expect(names.sort()).toEqual(
    "adamW add attendCached blend causalSoftmax copy crossEntropy gatherRows largest multiply multiplyTransposed packPlain packTransposed repackTransposed rmsNorm rmsNormBackward rotate scale scatterAddRows softmaxBackward sumShards swap swiglu swigluBackward unpackTransposed zero".split(
      " ",
    ),
  );
});
