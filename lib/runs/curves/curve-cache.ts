import type { RunCurve } from "./run-curve";

interface Kept {
  position: string;
  curve: RunCurve;
  bytes: number;
}

/** Some two hundred runs of ten thousand steps and four measures. */
const mostBytes = 64 * 2 ** 20;

const kept = new Map<string, Kept>();
let bytes = 0;

/** A pack never changes under its position, so whoever comes closer to the same runs need not have it sent and taken apart again. */
export function findKept(key: string, position: string): RunCurve | null {
  const found = kept.get(key);
  if (found?.position !== position) return null;
  // What was used last goes last.
  kept.delete(key);
  kept.set(key, found);
  return found.curve;
}

export function keepCurve(key: string, position: string, curve: RunCurve): void {
  drop(key);
  const arrays = [curve.steps, curve.moments, ...Object.values(curve.values)];
  const own = { position, curve, bytes: arrays.reduce((sum, { byteLength }) => sum + byteLength, 0) };
  kept.set(key, own);
  bytes += own.bytes;
  for (const oldest of kept.keys()) {
    if (bytes <= mostBytes) return;
    drop(oldest);
  }
}

function drop(key: string): void {
  bytes -= kept.get(key)?.bytes ?? 0;
  kept.delete(key);
}
