import type { Caller } from "@/lib/accounts/caller";
import { mayDo } from "@/lib/accounts/permissions";
import { getExample } from "@/lib/datasets/examples/get-example";
import { type LockedExample, lockExample } from "@/lib/datasets/examples/lock-example";
import type { Example } from "@/lib/datasets/examples/schemas";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { isSettled } from "./moves";
import { type Judgements, readJudgements } from "./read-judgements";
import { type JudgeExampleInput, judgeExampleInput, type ReviewOutcome } from "./schemas";
import { settleExample } from "./settle-example";

/** One person's judgement of what stands there now. The row is locked, so of several at once each counts once and the state moves once. */
export async function judgeExample(
  caller: Caller,
  exampleId: string,
  input: JudgeExampleInput,
): Promise<{ outcome: ReviewOutcome; example: Example }> {
  const { revision, state, decision, reason, isAdjudication } = judgeExampleInput.parse(input);
  const { userId: reviewerId } = caller;
  const outcome = await db.$transaction(async (tx): Promise<ReviewOutcome> => {
    const current = await lockExample(tx, caller, exampleId);
    requireSameAsSeen(current, revision, state);
    const judgements = await readJudgements(caller, exampleId, tx);
    if (isAdjudication) requireDisagreement(caller, judgements);
    else requireTurn(caller, current, judgements);
    const judged = { exampleId, revision, reviewerId, isAdjudication, round: judgements.round };
    await tx.exampleReview.upsert({
      where: { exampleId_revision_reviewerId_isAdjudication_round: judged },
      create: { ...judged, decision, reason },
      update: { decision, reason, createdAt: new Date() },
    });
    if (decision === "skip") return "skipped";
    return settleExample(tx, caller, exampleId, decision);
  });
  return { outcome, example: await getExample(caller, exampleId) };
}

function requireSameAsSeen(current: LockedExample, revision: number, state: LockedExample["state"]): void {
  if (current.revision !== revision)
    throw new AppError(
      "conflict",
      "Somebody changed this example while you read it, so your judgement was not saved. Read what stands there now.",
    );
  if (current.state !== state && (isSettled(current.state) || isSettled(state)))
    throw new AppError("conflict", `Somebody was faster: this example is ${words[current.state]} now. Go on with the next one.`);
}

const words = { draft: "a draft", in_review: "in review", approved: "approved", rejected: "rejected" };

function requireTurn({ userId }: Caller, current: LockedExample, { needed, current: given, tally, isBlind }: Judgements): void {
  if (needed === 1) return;
  if (isSettled(current.state))
    throw new AppError("conflict", `This example is ${words[current.state]}. A lead can open it again, then it is judged anew.`);
  const own = given.find(({ reviewerId, isAdjudication, decision }) => reviewerId === userId && !isAdjudication && decision !== "skip");
  if (own && isBlind && tally.isComplete)
    throw new AppError("conflict", "Everybody has judged this example, so judgements stand. A lead settles where they differ.");
  if (!own && tally.isComplete)
    throw new AppError("conflict", `${needed} people have judged this example already and differ. A lead settles it.`);
}

function requireDisagreement({ role }: Caller, { tally }: Judgements): void {
  if (!mayDo(role, "launch"))
    throw new AppError("forbidden", "Where reviewers differ a lead or an owner settles it. Ask one of them, or leave a comment.");
  if (tally.verdict !== "disagreement")
    throw new AppError("conflict", "There is nothing to settle: the reviewers do not differ about this example.");
}
