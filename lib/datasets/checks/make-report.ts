import type { Scan } from "./scan";
import type { HealthReport, ModelLength } from "./schemas";

const mostBins = 24;
const steps = [8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192, 16_384, 32_768];

export function makeReport(scan: Scan, models: ModelLength[], durationMs: number): HealthReport {
  const languages = scan.languages.map((label, index) => ({ label, count: scan.languageCounts[index] ?? 0 }));
  return {
    exampleCount: scan.count,
    models,
    lengths: binLengths(scan.lengths.subarray(0, scan.count)),
    states: [...scan.states].map(([label, count]) => ({ label, count })),
    languages: languages.sort((a, b) => b.count - a.count).slice(0, 20),
    languageStep: scan.languageStep,
    labels: scan.labels.report(),
    longest: scan.lengths.subarray(0, scan.count).reduce((most, length) => Math.max(most, length), 0),
    durationMs: Math.round(durationMs),
  };
}

/** The last bin holds all that is longer than nearly everything else, so that one giant does not flatten the picture. */
function binLengths(lengths: Uint32Array): HealthReport["lengths"] {
  if (lengths.length === 0) return [];
  const sorted = lengths.slice().sort();
  const usual = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.995))] ?? 0;
  const width = steps.find((step) => step * mostBins > usual) ?? Math.ceil((usual + 1) / mostBins);
  const count = Math.floor(usual / width) + 1;
  const bins = Array.from({ length: count }, (_, index) => ({ from: index * width, to: (index + 1) * width, count: 0 }));
  for (const length of sorted) {
    const bin = bins[Math.min(count - 1, Math.floor(length / width))];
    if (bin) bin.count++;
  }
  return bins;
}
