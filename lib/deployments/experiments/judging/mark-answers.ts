import { db } from "@/lib/db/client";
import type { ExperimentMark } from "@/lib/db/generated/client";
import { grade } from "@/lib/evaluations/graders/grade";
import { notGraded } from "@/lib/evaluations/graders/not-graded";
import type { JudgeGrader, Score } from "@/lib/evaluations/graders/schemas";
import type { Subject } from "@/lib/evaluations/graders/subject";
import type { Attempt } from "@/lib/jobs/handlers";
import { Pace } from "@/lib/models/pace";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { conversationOf } from "../../collect/conversation-of";
import { judgePlanSchema } from "../schemas";
import { settleMark } from "./settle-mark";

/** As many at once as an evaluation asks. */
const mostAtOnce = { local: 16, provider: 32 };
const pageSize = 200;
/** Looks at a judge that nobody can reach, a minute apart; then the answer stays without a mark. */
const mostAttempts = 5;

/** Has the judge read what waits for it. Killed anywhere, the next one carries on: an answer is marked once and paid for once. */
export async function markAnswers({ experimentId }: { experimentId: string }, { signal }: Pick<Attempt, "signal">): Promise<void> {
  const experiment = await db.experiment.findFirst({ where: { id: experimentId, status: "running" } });
  if (!experiment?.judge) return;
  const { grader } = judgePlanSchema.parse(experiment.judge);
  const most = await readMost(grader);
  const pace = new Pace(most);
  const waiting = readWaiting(experimentId);
  let isOver = false;
  const mark = async (next: ExperimentMark) => {
    const score = await judge(experiment.projectId, grader, next.requestId, signal);
    // Nobody answered, so nothing was paid: it may be there in a minute.
    const isAway = score.score === null && score.tokens === 0;
    if (!isAway) pace.succeed();
    else if (!pace.takeRefusal(null)) isOver = true;
    if (isAway && next.attempts + 1 < mostAttempts) await putOff(next, score.reason);
    else await settleMark(experiment, next.requestId, score);
  };
  const markOnAndOn = async () => {
    while (!isOver) {
      await pace.enter(signal);
      try {
        const { value: next } = await waiting.next();
        if (!next) return;
        await mark(next);
      } finally {
        pace.leave();
      }
    }
  };
  const markers = Array.from({ length: most }, markOnAndOn);
  try {
    await Promise.all(markers);
  } finally {
    // The first fault ends the others, once they have stored what they have.
    isOver = true;
    await Promise.allSettled(markers);
  }
}

/** Each once: what is put off waits for the next look. */
async function* readWaiting(experimentId: string): AsyncGenerator<ExperimentMark, undefined> {
  for (let after = ""; ; ) {
    const page = await db.experimentMark.findMany({
      where: { experimentId, settledAt: null, requestId: { gt: after } },
      orderBy: { requestId: "asc" },
      take: pageSize,
    });
    const last = page.at(-1);
    if (!last) return;
    after = last.requestId;
    yield* page;
  }
}

async function readMost({ judges }: JudgeGrader): Promise<number> {
  const rows = await db.trainer.findMany({ where: { id: { in: judges.map(({ trainerId }) => trainerId) } } });
  return rows.every((row) => getTrainer(row).capabilities.isLocal) ? mostAtOnce.local : mostAtOnce.provider;
}

/** It never learns who answered. What cannot be read by it has a reason, and no mark. */
async function judge(projectId: string, grader: JudgeGrader, requestId: string, signal: AbortSignal): Promise<Score> {
  const content = await db.requestContent.findUnique({ where: { requestId } });
  if (!content) return notGraded("The text of this answer was deleted before the judge read it.");
  const conversation = conversationOf(content.request);
  if ("problem" in conversation) return notGraded(`The judge cannot read this conversation. ${conversation.problem}`);
  const subject: Subject = {
    prompt: conversation.messages,
    target: "",
    targetCalls: [],
    answer: content.answer,
    calls: [],
    latencyMs: 0,
    answerTokens: 0,
    costUsd: null,
  };
  const scores = await grade([grader], { subject, ratings: [], context: { projectId, signal } });
  return scores[grader.key] ?? notGraded("The judge gave nothing back.");
}

async function putOff({ experimentId, requestId }: ExperimentMark, reason: string): Promise<void> {
  await db.experimentMark.updateMany({
    where: { experimentId, requestId, settledAt: null },
    data: { attempts: { increment: 1 }, reason },
  });
}
