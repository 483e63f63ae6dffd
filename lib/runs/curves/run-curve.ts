import type { Measure } from "./schemas";

/** A run's figures as columns, by step; NaN where there is none. */
export interface RunCurve {
  steps: Float64Array;
  /** Seconds since 1970. */
  moments: Float64Array;
  values: Partial<Record<Measure, Float32Array>>;
}

export interface LooseStep {
  step: number;
  moment: number | null;
  values: Partial<Record<Measure, number | null>>;
}

type Packed = { steps: Buffer; moments: Buffer } & Partial<Record<Measure, Buffer>>;

export function unpackCurve(packed: Packed, measures: readonly Measure[]): RunCurve {
  const steps = Float64Array.from(new Int32Array(aligned(packed.steps).swap32().buffer));
  const values = Object.fromEntries(
    measures.map((measure) => [measure, new Float32Array(aligned(packed[measure] ?? Buffer.alloc(0)).swap32().buffer)]),
  );
  return { steps, moments: new Float64Array(aligned(packed.moments).swap64().buffer), values };
}

/** The driver's buffers may begin anywhere in a larger one, where no array of numbers can. */
function aligned(bytes: Buffer): Buffer<ArrayBuffer> {
  const own = Buffer.from(new ArrayBuffer(bytes.length));
  bytes.copy(own);
  return own;
}

export function emptyCurve(measures: readonly Measure[]): RunCurve {
  const none = Buffer.alloc(0);
  return unpackCurve({ steps: none, moments: none }, measures);
}

/** Steps that came after the packing, in their order; one that was trained again takes the place of the packed one. */
export function withLooseSteps(curve: RunCurve, loose: readonly LooseStep[], measures: readonly Measure[]): RunCurve {
  if (loose.length === 0) return curve;
  const again = new Set(loose.map(({ step }) => step));
  const kept = [...curve.steps.keys()].filter((index) => !again.has(curve.steps[index] ?? Number.NaN));
  const rows = [
    ...kept.map((index) => ({ step: curve.steps[index] ?? 0, index, row: null })),
    ...loose.map((row) => ({ step: row.step, index: -1, row })),
  ].sort((one, other) => one.step - other.step);
  const column = (of: (row: LooseStep) => number | null | undefined, from: ArrayLike<number> | undefined) =>
    rows.map(({ row, index }) => (row ? of(row) : from?.[index]) ?? Number.NaN);
  return {
    steps: Float64Array.from(rows, ({ step }) => step),
    moments: Float64Array.from(column(({ moment }) => moment, curve.moments)),
    values: Object.fromEntries(
      measures.map((measure) => [measure, Float32Array.from(column(({ values }) => values[measure], curve.values[measure]))]),
    ),
  };
}
