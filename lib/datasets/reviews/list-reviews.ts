import type { Caller } from "@/lib/accounts/caller";
import { readJudgements } from "./read-judgements";
import { type ExampleReviews, exampleReviewsSchema } from "./schemas";

export async function listReviews(caller: Caller, exampleId: string): Promise<ExampleReviews> {
  const { all, current, needed, tally, isRevealed } = await readJudgements(caller, exampleId);
  return exampleReviewsSchema.parse({
    reviews: all
      .filter(({ reviewerId }) => isRevealed || reviewerId === caller.userId)
      .map((review) => ({ ...review, counts: current.includes(review) })),
    isRevealed,
    needed,
    judged: isRevealed ? tally.judged : null,
    isDisagreement: tally.verdict === "disagreement",
  });
}
