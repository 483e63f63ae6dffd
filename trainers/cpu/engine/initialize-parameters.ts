import type { Address, Kernels } from "../kernels/load-kernels";
import { createRandom, deriveSeed } from "./random";
import type { TrainableParameters } from "./trainable-parameters";

/** As PEFT starts: A uniform within ±1/√inputs, B zero, so that the adapter changes nothing before the first step. */
export function initializeAdapters(
  kernels: Kernels,
  memory: WebAssembly.Memory,
  { adapters }: TrainableParameters,
  values: Address,
  seed: number,
): void {
  for (const [number, { linear, rank, paddedRank, down, up }] of adapters.entries()) {
    const random = createRandom(deriveSeed(seed, 3, number));
    const bound = 1 / Math.sqrt(linear.inputs);
    const downValues = new Float32Array(memory.buffer, values + down * 4, linear.inputs * paddedRank);
    for (let i = 0; i < downValues.length; i++) downValues[i] = i % paddedRank < rank ? (2 * random.next() - 1) * bound : 0;
    kernels.zero(values + up * 4, linear.outputs * paddedRank);
  }
}
