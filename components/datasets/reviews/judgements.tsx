"use client";

import { useNow } from "@/components/layout/use-now";
import { StateMark } from "@/components/ui/state-mark";
import { Tag } from "@/components/ui/tag";
import type { Example } from "@/lib/datasets/examples/schemas";
import type { ExampleReviews, ReviewDecision } from "@/lib/datasets/reviews/schemas";
import { formatAgo } from "@/lib/format";
import { usePeople } from "../examples/use-people";

const did: Record<ReviewDecision, string> = { approve: "accepted", reject: "rejected", skip: "could not tell" };
const marks = { approve: "accepted", reject: "stopped", skip: "waiting" } as const;

type JudgementsProps = { projectId: string; example: Example; reviews: ExampleReviews | undefined };

/** Who judged how and why. In a blind review one sees one's own until everybody has judged. */
export function Judgements({ projectId, example, reviews }: JudgementsProps) {
  const { nameOf } = usePeople(projectId);
  const now = useNow(30_000);
  if (!reviews || (reviews.reviews.length === 0 && reviews.isRevealed)) return null;
  return (
    <section>
      <h3 className="label mb-1">Judgements</h3>
      {!reviews.isRevealed && (
        <p className="hint">{reviews.needed} people judge each example, each on their own. What others say shows once all have judged.</p>
      )}
      <ul>
        {reviews.reviews.map((review) => (
          <li key={review.id} className="flex min-h-8 flex-wrap items-center gap-x-2">
            <StateMark state={marks[review.decision]} className="text-on-surface-2">
              {nameOf(review.reviewerId)} {did[review.decision]}
            </StateMark>
            {review.isAdjudication && <Tag>settled it</Tag>}
            {review.revision !== example.revision && <Tag>revision {review.revision}</Tag>}
            {review.revision === example.revision && !review.counts && <Tag>before it was opened again</Tag>}
            <span className="hint num ml-auto">{formatAgo(review.createdAt, now)}</span>
            {review.reason && <span className="w-full pb-1 pl-5 text-on-surface-2 break-words">{review.reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
