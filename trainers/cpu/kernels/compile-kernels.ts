import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

export const kernelVariants = ["strict", "relaxed"] as const;
export type KernelVariant = (typeof kernelVariants)[number];

const folder = fileURLToPath(new URL("./assembly/", import.meta.url));

/** Compiles the AssemblyScript kernels; the same compiler version gives the same bytes. */
export async function compileKernels(variant: KernelVariant): Promise<Uint8Array> {
  const features = variant === "relaxed" ? "simd,relaxed-simd,threads,bulk-memory" : "simd,threads,bulk-memory";
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      "index.ts",
      "--baseDir",
      folder,
      "--outFile",
      "kernels.wasm",
      "-O3",
      "--noAssert",
      "--runtime",
      "stub",
      "--enable",
      features,
      "--importMemory",
      "--sharedMemory",
      "--maximumMemory",
      "65536",
      "--use",
      "abort=",
    ],
    {
      writeFile: (name, contents) => {
        if (name.endsWith(".wasm") && contents instanceof Uint8Array) binary = contents;
      },
    },
  );
  if (error || !binary) throw new Error(`The kernels do not compile: ${stderr.toString() || error?.message}`);
  return binary;
}
