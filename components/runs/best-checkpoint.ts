import type { Checkpoint } from "@/lib/runs/schemas";

/** The one to keep: the lowest validation loss among those that can still be called; where none was measured, the newest. */
export function bestCheckpoint(checkpoints: readonly Checkpoint[]): Checkpoint | null {
  const kept = checkpoints.filter(({ goneAt }) => goneAt === null);
  const measured = kept.filter(({ validLoss }) => validLoss !== null);
  const [best] = measured.toSorted((one, other) => (one.validLoss ?? 0) - (other.validLoss ?? 0));
  return best ?? kept.toSorted((one, other) => other.step - one.step)[0] ?? null;
}
