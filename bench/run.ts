import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type BenchReport, printReport } from "./report";

// npm run bench -- NAME [--json]: a bench is a file of this folder that exports `bench`.
const [name = "", ...flags] = process.argv.slice(2);
const file = new URL(`./${name}.ts`, import.meta.url);
const known = readdirSync(fileURLToPath(new URL(".", import.meta.url)))
  .filter((entry) => /^export async function bench\(/m.test(readFileSync(new URL(entry, import.meta.url), "utf8")))
  .map((entry) => entry.replace(".ts", ""));
if (!known.includes(name)) {
  console.error(`Name a bench: npm run bench -- ${known.join("|")} [--json]`);
  process.exit(1);
}
const module: unknown = await import(file.href);
const { bench } = z.object({ bench: z.custom<() => Promise<BenchReport>>((value) => typeof value === "function") }).parse(module);
const report = await bench();
printReport(report, flags.includes("--json"));
process.exitCode = report.ok ? 0 : 1;
