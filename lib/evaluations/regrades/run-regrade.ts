import { db } from "@/lib/db/client";
import type { JobPayload } from "@/lib/jobs/catalog";
import type { Attempt } from "@/lib/jobs/handlers";
import { grade } from "../graders/grade";
import { headlineOf } from "../graders/headline-of";
import { readSubjects, type StoredSubject } from "../graders/read-subjects";
import { type Grader, gradersSchema } from "../graders/schemas";
import { summariseScores } from "../summarise-scores";

const batch = 32;

interface Work {
  regradeId: string;
  projectId: string;
  evaluationId: string;
  graders: Grader[];
  signal: AbortSignal;
}

/** Grades stored answers beside the old scores, and puts the new ones in their place all at once. May be killed and run again at any point. */
export async function runRegrade({ regradeId }: JobPayload<"evaluations.regrade">, { isLast, signal }: Attempt): Promise<void> {
  const regrade = await db.regrade.findFirst({
    where: { id: regradeId, status: "running" },
    include: { evaluation: { include: { benchmark: true } } },
  });
  if (!regrade) return;
  const { projectId, id: evaluationId, benchmark } = regrade.evaluation;
  try {
    await gradeAll({ regradeId, projectId, evaluationId, graders: gradersSchema.parse(benchmark.graders), signal });
    await replaceScores(regradeId, evaluationId);
  } catch (error) {
    if (isLast && !signal.aborted) {
      const failureMessage =
        "Hone could not go on because of a fault of its own. The scores are the old ones; the log of the worker says more.";
      await db.regrade.updateMany({
        where: { id: regradeId, status: "running" },
        data: { status: "failed", failureMessage, finishedAt: new Date() },
      });
    }
    throw error;
  }
}

async function gradeAll(work: Work): Promise<void> {
  for (let after = 0; ; ) {
    const page = await readSubjects(work.evaluationId, after, batch);
    const last = page.at(-1);
    if (!last) return;
    after = last.position;
    await gradePage(work, page);
  }
}

async function gradePage({ regradeId, projectId, graders, signal }: Work, page: StoredSubject[]): Promise<void> {
  const ids = page.map(({ caseId }) => caseId);
  const known = await db.regradedScore.findMany({ where: { regradeId, caseId: { in: ids } }, select: { caseId: true } });
  const fresh = page.filter(({ caseId }) => !known.some((one) => one.caseId === caseId));
  if (fresh.length === 0) return;
  const data = await Promise.all(
    fresh.map(async ({ caseId, subject, ratings }) => {
      const scores = await grade(graders, { subject, ratings, context: { projectId, signal } });
      return { regradeId, caseId, scores, score: headlineOf(graders, scores) };
    }),
  );
  await db.$transaction(async (tx) => {
    const { count } = await tx.regradedScore.createMany({ data, skipDuplicates: true });
    await tx.regrade.updateMany({ where: { id: regradeId }, data: { doneCount: { increment: count } } });
  });
}

async function replaceScores(regradeId: string, evaluationId: string): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const { count } = await tx.regrade.updateMany({
        where: { id: regradeId, status: "running" },
        data: { status: "succeeded", finishedAt: new Date() },
      });
      if (count === 0) return;
      await tx.$executeRaw`
        update "EvaluationResult" r set scores = fresh.scores, score = fresh.score
        from "RegradedScore" fresh where fresh."regradeId" = ${regradeId} and r."evaluationId" = ${evaluationId} and r."caseId" = fresh."caseId"`;
      const evaluation = await tx.evaluation.findUniqueOrThrow({ where: { id: evaluationId }, include: { benchmark: true } });
      await tx.evaluation.update({ where: { id: evaluationId }, data: await summariseScores(tx, evaluation) });
      await tx.regradedScore.deleteMany({ where: { regradeId } });
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
}
