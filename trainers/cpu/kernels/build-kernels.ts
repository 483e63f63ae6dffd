// Run with: npx tsx trainers/cpu/kernels/build-kernels.ts
import { writeFile } from "node:fs/promises";
import { compileKernels, kernelVariants } from "./compile-kernels";

for (const variant of kernelVariants) {
  const binary = await compileKernels(variant);
  await writeFile(new URL(`./kernels.${variant}.wasm`, import.meta.url), binary);
  console.log(`kernels.${variant}.wasm: ${binary.byteLength} bytes`);
}
