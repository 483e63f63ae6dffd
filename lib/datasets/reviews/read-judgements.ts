import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { ExampleReview, Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { isSettled } from "./moves";
import { type Tally, tallyOf } from "./tally";

export interface Judgements {
  needed: number;
  isBlind: boolean;
  round: number;
  /** Newest first, of every revision. */
  all: ExampleReview[];
  /** Of the revision that stands now, since it was opened last. */
  current: ExampleReview[];
  tally: Tally;
  /**
   * Whether others may see who judged how. In a blind review that is after the last judgement, not after one's own: who has seen
   * the others' and then takes their own back would judge a second time with open eyes.
   */
  isRevealed: boolean;
}

export async function readJudgements({ projectId }: Caller, exampleId: string, tx: Prisma.TransactionClient = db): Promise<Judgements> {
  const example = await tx.example.findFirst({
    where: { id: exampleId, projectId, deletedAt: null },
    select: {
      revision: true,
      reviewRound: true,
      state: true,
      dataset: { select: { reviewersPerExample: true, isReviewBlind: true } },
      reviews: { orderBy: [{ createdAt: "desc" }, { id: "desc" }] },
    },
  });
  if (!example) throw new AppError("not_found", "There is no such example in this project. It may have been deleted.");
  const { reviewersPerExample: needed, isReviewBlind: isBlind } = example.dataset;
  const round = example.reviewRound;
  const current = example.reviews.filter((review) => review.revision === example.revision && review.round === round);
  const tally = tallyOf(current, needed);
  const isRevealed = !isBlind || tally.isComplete || isSettled(example.state);
  return { needed, isBlind, round, all: example.reviews, current, tally, isRevealed };
}
