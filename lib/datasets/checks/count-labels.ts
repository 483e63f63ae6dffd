import type { HealthReport } from "./schemas";

const longestLabel = 60;
const mostLabels = 300;
const mostFields = 12;
/** A label that fewer than this many examples have may be rare. */
export const rareBelow = 10;
const rareShare = 0.01;
const fewestExamples = 50;

interface Label {
  count: number;
  /** The first few rows that have it: all of them, as long as it is rare. */
  rows: number[];
}

/** The values of one field, or of whole answers; given up once there are too many different ones to be labels. */
class Values {
  readonly labels = new Map<string, Label>();
  count = 0;
  isGivenUp = false;

  add(value: string, row: number): void {
    if (this.isGivenUp) return;
    if (value.length > longestLabel || value === "") {
      this.isGivenUp = true;
      return;
    }
    const label = this.labels.get(value) ?? { count: 0, rows: [] };
    if (label.count === 0) this.labels.set(value, label);
    label.count++;
    this.count++;
    if (label.rows.length < rareBelow) label.rows.push(row);
    if (this.labels.size > mostLabels) this.isGivenUp = true;
  }
}

/** Whether the answers are labels, as a whole or field by field, and how they are spread. */
export class LabelCounter {
  private readonly whole = new Values();
  private readonly fields = new Map<string, Values>();
  private count = 0;

  add(answer: string, row: number): void {
    this.count++;
    // A call of a tool, as lists show it.
    if (/^\w+\(["{]/.test(answer)) return;
    if (answer.startsWith("{") && answer.length < 2_000) this.addObject(answer, row);
    else this.whole.add(answer.trim(), row);
  }

  private addObject(answer: string, row: number): void {
    if (this.fields.size > 0 && [...this.fields.values()].every(({ isGivenUp }) => isGivenUp)) return;
    const value = parse(answer);
    if (typeof value !== "object" || value === null) return;
    for (const [field, content] of Object.entries(value)) {
      if (typeof content !== "string" && typeof content !== "boolean") continue;
      const values = this.fields.get(field) ?? new Values();
      if (values.count === 0 && this.fields.size < mostFields) this.fields.set(field, values);
      values.add(String(content), row);
    }
  }

  private *spread(): Generator<[field: string | null, values: Values]> {
    const all: [string | null, Values][] = [[null, this.whole], ...this.fields];
    for (const [field, values] of all) {
      const isLabel = !values.isGivenUp && values.labels.size >= 2 && values.labels.size <= Math.max(2, values.count / 5);
      if (isLabel && values.count >= this.count * 0.8) yield [field, values];
    }
  }

  report(): HealthReport["labels"] {
    return [...this.spread()].map(([field, { labels, count }]) => {
      const values = [...labels].map(([label, { count: times }]) => ({ label, count: times })).sort((a, b) => b.count - a.count);
      const entropy = -values.reduce((sum, { count: times }) => sum + (times / count) * Math.log(times / count), 0);
      return { field, values: values.slice(0, 50), distinct: values.length, evenness: entropy / Math.log(values.length) };
    });
  }

  *rare(): Generator<{ row: number; field: string | null; label: string; count: number; usual: number }> {
    if (this.count < fewestExamples) return;
    for (const [field, { labels, count }] of this.spread()) {
      const usual = Math.round(count / labels.size);
      for (const [label, { count: times, rows }] of labels)
        if (times < rareBelow && times < count * rareShare) for (const row of rows) yield { row, field, label, count: times, usual };
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
