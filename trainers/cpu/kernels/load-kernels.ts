import { readFileSync } from "node:fs";
import v8 from "node:v8";
import type { KernelVariant } from "./compile-kernels";

/** A byte address in the kernels' memory. */
export type Address = number;

/** The exports of assembly/index.ts. */
export interface Kernels {
  multiply(
    a: Address,
    aStride: number,
    panels: Address,
    c: Address,
    cStride: number,
    rows: number,
    columns: number,
    depth: number,
    accumulate: boolean,
  ): void;
  multiplyTransposed(
    a: Address,
    aStride: number,
    b: Address,
    bStride: number,
    c: Address,
    cStride: number,
    rows: number,
    p: number,
    q: number,
  ): void;
  packTransposed(
    first: Address,
    firstRows: number,
    second: Address,
    secondRows: number,
    stride: number,
    depth: number,
    target: Address,
  ): void;
  packPlain(first: Address, firstRows: number, second: Address, secondRows: number, stride: number, columns: number, target: Address): void;
  repackTransposed(source: Address, n: number, k: number, target: Address, from: number, to: number): void;
  unpackTransposed(source: Address, n: number, k: number, target: Address): void;
  rmsNorm(x: Address, weight: Address, y: Address, inverse: Address, rows: number, width: number, epsilon: number): void;
  rmsNormBackward(
    x: Address,
    weight: Address,
    inverse: Address,
    dy: Address,
    dx: Address,
    dWeight: Address,
    rows: number,
    width: number,
  ): void;
  swiglu(gate: Address, up: Address, out: Address, count: number): void;
  swigluBackward(gate: Address, up: Address, dOut: Address, dGate: Address, dUp: Address, count: number): void;
  rotate(
    x: Address,
    positions: Address,
    cosines: Address,
    sines: Address,
    rows: number,
    heads: number,
    headWidth: number,
    direction: number,
  ): void;
  causalSoftmax(scores: Address, rows: number, stride: number, offset: number, scale: number): void;
  softmaxBackward(probabilities: Address, gradient: Address, rows: number, stride: number, scale: number): void;
  attendCached(
    query: Address,
    keys: Address,
    values: Address,
    out: Address,
    scores: Address,
    length: number,
    heads: number,
    keyHeads: number,
    headWidth: number,
    scale: number,
  ): void;
  crossEntropy(
    logits: Address,
    labels: Address,
    weights: Address,
    statistics: Address,
    rows: number,
    vocabulary: number,
    stride: number,
  ): void;
  largest(values: Address, count: number): number;
  add(target: Address, source: Address, count: number): void;
  blend(target: Address, source: Address, share: number, count: number): void;
  copy(target: Address, source: Address, count: number): void;
  gatherRows(target: Address, source: Address, rows: Address, count: number, width: number): void;
  scale(target: Address, source: Address, factor: number, count: number): void;
  scatterAddRows(target: Address, source: Address, rows: Address, count: number, width: number): void;
  swap(first: Address, second: Address, count: number): void;
  zero(target: Address, count: number): void;
  adamW(
    values: Address,
    gradient: Address,
    first: Address,
    second: Address,
    count: number,
    clip: number,
    rate: number,
    rootCorrection: number,
    decay: number,
    beta1: number,
    beta2: number,
    epsilon: number,
  ): void;
  sumShards(first: Address, stride: number, shards: number, count: number): number;
}

const binaries: Record<KernelVariant, URL> = {
  strict: new URL("./kernels.strict.wasm", import.meta.url),
  relaxed: new URL("./kernels.relaxed.wasm", import.meta.url),
};

let chosen: KernelVariant | undefined;

/** Fused multiply-add where this Node offers it. Both are deterministic on one machine; only "strict" gives the same bits on every machine. */
export function chooseKernels(): KernelVariant {
  if (chosen) return chosen;
  const wanted = process.env.HONE_TRAINER_KERNELS;
  if (wanted === "strict") return "strict";
  allowRelaxed();
  chosen = WebAssembly.validate(readFileSync(binaries.relaxed)) ? "relaxed" : "strict";
  return chosen;
}

/** Node 20 knows the instructions but hides them; later versions ignore the flag. */
function allowRelaxed(): void {
  v8.setFlagsFromString("--experimental-wasm-relaxed-simd");
}

export function loadKernels(memory: WebAssembly.Memory, variant: KernelVariant = chooseKernels()): Kernels {
  if (variant === "relaxed") allowRelaxed();
  const module = new WebAssembly.Module(readFileSync(binaries[variant]));
  return trustExports(new WebAssembly.Instance(module, { env: { memory } }).exports);
}

/** The one cast: a binary's exports carry no types; a test compares their names with the interface above. */
function trustExports(exports: WebAssembly.Exports): Kernels {
  return exports as unknown as Kernels;
}

/** Shared, so that all threads work on the same weights; fixed in size, so that it cannot grow without bound. */
export function createMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.ceil(bytes / 65536) + 1;
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
}
