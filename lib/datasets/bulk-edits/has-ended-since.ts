import type { BulkEdit } from "./schemas";

type Ending = Pick<BulkEdit, "id" | "finishedAt">;

/** Made and taken back, an edit ends twice. */
const endOf = ({ id, finishedAt }: Ending) => `${id} ${finishedAt?.getTime()}`;

/** Whether the background was through with an edit between two looks, even with one that was never seen at work. */
export function hasEndedSince(before: readonly Ending[], now: readonly Ending[]): boolean {
  const known = new Set(before.map(endOf));
  return now.some((edit) => edit.finishedAt !== null && !known.has(endOf(edit)));
}
