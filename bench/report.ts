import { cpus, totalmem } from "node:os";

export interface BenchReport {
  bench: string;
  metrics: Record<string, number>;
  /** What the same work took elsewhere; a string says why it could not be measured. */
  peer: Record<string, number> | string;
  goal: Record<string, string>;
  ok: boolean;
  hardware: string;
}

export function describeHardware(): string {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model ?? "unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
}

export function printReport(report: BenchReport, asJson: boolean): void {
  console.log(`\n${report.bench} on ${report.hardware}`);
  for (const [name, value] of Object.entries(report.metrics))
    console.log(`  ${name.padEnd(36)} ${readable(value).padStart(12)}   ${report.goal[name] ?? ""}`);
  if (typeof report.peer === "string") console.log(`  peer: ${report.peer}`);
  else for (const [name, value] of Object.entries(report.peer)) console.log(`  peer ${name.padEnd(31)} ${readable(value).padStart(12)}`);
  console.log(report.ok ? "  the goals are met" : "  NOT all goals are met");
  if (asJson) console.log(JSON.stringify(report));
}

function readable(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
}
