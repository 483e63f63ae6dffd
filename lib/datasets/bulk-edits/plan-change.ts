import type { Caller } from "@/lib/accounts/caller";
import { opensAgain, statesBefore } from "@/lib/datasets/reviews/moves";
import type { Dataset, ReviewState } from "@/lib/datasets/schemas";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import type { BulkChange, Skipped } from "./schemas";

/** Changes of what is said about examples; those of what is in them make revisions. */
export type LabelChange = Exclude<BulkChange, { type: "instruction" | "replace" }>;

/** Writes into `picked` what each row becomes, and says which stay as they are and why. */
export async function planChange(tx: Prisma.TransactionClient, caller: Caller, dataset: Dataset, change: LabelChange): Promise<Skipped[]> {
  switch (change.type) {
    case "tag":
      await tx.$executeRaw`
        update picked set was = jsonb_build_object('tags', tags), became = jsonb_build_object('tags', array(
          select tag from unnest(tags || ${change.add}::text[]) with ordinality as each(tag, place)
          where tag <> all (${change.remove}::text[]) group by tag order by min(place)))`;
      return [];
    case "assign":
      // Whoever is asked to look at a draft has it in review.
      await tx.$executeRaw`
        update picked set was = jsonb_build_object('assigneeId', "assigneeId", 'state', state),
          became = jsonb_build_object('assigneeId', ${change.userId}::text, 'state',
            case when ${change.userId}::text is not null and state = 'draft' then 'in_review' else state end)`;
      return [];
    case "pin":
      await tx.$executeRaw`
        update picked set was = jsonb_build_object('pinnedSplit', "pinnedSplit"), became = jsonb_build_object('pinnedSplit', ${change.split}::text)`;
      return [];
    case "delete":
      await tx.$executeRaw`
        update picked set was = '{"deletedAt": null}', became = jsonb_build_object('deletedAt', ${new Date().toISOString()}::text)`;
      return [];
    case "state":
      return planState(tx, caller, dataset, change.state);
  }
}

/** Throws `forbidden` where this person may not settle past the other reviewers. */
export function requireStatesBefore(caller: Caller, dataset: Dataset, to: ReviewState): ReviewState[] {
  const from = statesBefore(to, caller.role, dataset.reviewersPerExample);
  if (from.length === 0)
    throw new AppError(
      "forbidden",
      "Several people judge each example of this dataset, so it is settled by their judgements, or by a lead. Send them to review instead.",
    );
  return from;
}

async function planState(tx: Prisma.TransactionClient, caller: Caller, dataset: Dataset, to: ReviewState): Promise<Skipped[]> {
  const from = requireStatesBefore(caller, dataset, to);
  // Not part of what was: rounds only go up, so that no judgement of a round that was taken back counts in a later one.
  const openedAgain = from.filter((state) => opensAgain(state, to));
  await tx.$executeRaw`
    update picked set was = jsonb_build_object('state', state, 'isMachineWritten', "isMachineWritten"),
      became = jsonb_build_object('state', ${to}::text, 'isMachineWritten', "isMachineWritten" and ${to}::text <> 'approved')
        || case when state = any(${openedAgain}::"ReviewState"[]) then jsonb_build_object('reviewRound', "reviewRound" + 1) else '{}' end
    where state = any(${from}::"ReviewState"[])`;
  const kept = await tx.$queryRaw<{ state: ReviewState; count: number }[]>`
    select state, count(*)::int as count from picked where state <> all(${[...from, to]}::"ReviewState"[]) group by state order by state`;
  return kept.map(({ state, count }) => ({ count, reason: `${stateWords[state]}. Send them to review first.` }));
}

const stateWords: Record<ReviewState, string> = {
  draft: "they are drafts",
  in_review: "they are in review",
  approved: "they are approved already",
  rejected: "they are rejected already",
};
