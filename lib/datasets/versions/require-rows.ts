import type { Split, SplitRatios } from "@/lib/datasets/schemas";
import { AppError } from "@/lib/errors";
import type { Include } from "./schemas";

type Counts = Record<Split, number>;

/** A version that nobody can learn from, or measure on although that was asked for, is refused with the way out. */
export function requireRows(counts: Counts, ratios: SplitRatios, include: Include, unrejected: number): void {
  const total = counts.train + counts.validation + counts.test;
  if (total === 0 && include === "approved" && unrejected > 0) {
    const none = unrejected === 1 ? "The one example is not approved yet" : `None of the ${unrejected} examples is approved yet`;
    throw new AppError(
      "invalid",
      `${none}, and only approved examples are frozen. Approve them first; a lead may also freeze everything that is not rejected.`,
      [{ field: "include", problem: "Nothing is approved yet." }],
    );
  }
  if (total === 0)
    throw new AppError("invalid", "The dataset is empty, so there is nothing to freeze. Import a file or write examples first.");
  const empty = (["train", "validation", "test"] as const).find((split) => counts[split] === 0 && (split === "train" || ratios[split] > 0));
  if (!empty) return;
  const share = ratios[empty];
  const enough = share > 0 ? Math.max(10, Math.ceil(3 / share)) : 10;
  const advice = share > 0 ? `A version needs at least about ${enough} examples that ask different things` : "Give the train split a share";
  const way = empty === "train" ? "" : `, or set the ${empty} share to 0 %`;
  throw new AppError(
    "invalid",
    `With ${total === 1 ? "one example" : `${total} examples`} the ${empty} split would be empty. ${advice}${way}.`,
    [{ field: "ratios", problem: `The ${empty} split would be empty.` }],
  );
}
