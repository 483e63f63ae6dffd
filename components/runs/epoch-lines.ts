import type { Checkpoint } from "@/lib/runs/schemas";

const mostLines = 8;

/** Where each epoch ends: a checkpoint is saved there, so the first one says how long an epoch is. Too many lines would hide the curve. */
export function epochLines(checkpoints: readonly Pick<Checkpoint, "step">[], total: number): { at: number; label: string }[] {
  const length = Math.min(...checkpoints.map(({ step }) => step));
  const count = Math.floor(total / length);
  if (checkpoints.length === 0 || count > mostLines) return [];
  return Array.from({ length: count }, (_, index) => ({ at: (index + 1) * length, label: `epoch ${index + 1}` }));
}
