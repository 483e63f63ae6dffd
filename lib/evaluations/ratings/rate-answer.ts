import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/enqueue";
import { getBenchmark } from "../benchmarks/get-benchmark";
import { headlineOf } from "../graders/headline-of";
import { gradeByHumans } from "../graders/human";
import { scoresSchema } from "../graders/schemas";
import { gradeWeighted } from "../graders/weighted";
import { getHumanGrader } from "./get-human-grader";
import { type RateAnswerInput, rateAnswerInput } from "./schemas";

const sumUpMs = 3_000;

/** One person's rating of one answer; rating again corrects it. The answer's score follows at once, the evaluation's a little later. */
export async function rateAnswer(caller: Caller, benchmarkId: string, given: RateAnswerInput): Promise<{ answerId: string }> {
  const { answerId, grader: key, value, comment } = rateAnswerInput.parse(given);
  const { userId: raterId, projectId } = caller;
  const grader = await getHumanGrader(caller, benchmarkId, key);
  const { graders } = await getBenchmark(caller, benchmarkId);
  if (grader.scale === "pass_fail" ? value > 1 : value < 1)
    throw new AppError("invalid", grader.scale === "pass_fail" ? "An answer passes (1) or not (0)." : "Rate from 1 to 5.");
  await db.$transaction(async (tx) => {
    // Locked, so that of two people at once both are counted.
    const rows = await tx.$queryRaw<{ evaluationId: string; scores: unknown }[]>`
      select r."evaluationId", r.scores from "EvaluationResult" r join "Evaluation" e on e.id = r."evaluationId"
      where r."answerId" = ${answerId} and e."benchmarkId" = ${benchmarkId} and e."projectId" = ${projectId} for update of r`;
    const [result] = rows;
    if (!result) throw new AppError("not_found", "There is no such answer on this benchmark. Go on with the next one.");
    await tx.humanRating.upsert({
      where: { answerId_grader_raterId: { answerId, grader: key, raterId } },
      create: { answerId, grader: key, raterId, value, comment },
      update: { value, comment, createdAt: new Date() },
    });
    const ratings = await tx.humanRating.findMany({
      where: { answerId, grader: key },
      select: { grader: true, value: true },
      orderBy: [{ createdAt: "asc" }, { raterId: "asc" }],
    });
    const scores = { ...scoresSchema.parse(result.scores), [key]: gradeByHumans(grader, ratings) };
    for (const one of graders) if (one.kind === "weighted") scores[one.key] = gradeWeighted(one, scores);
    await tx.evaluationResult.update({ where: { answerId }, data: { scores, score: headlineOf(graders, scores) } });
    const { evaluationId } = result;
    const runAt = new Date(Date.now() + sumUpMs);
    await enqueue(tx, "evaluations.sumUp", { evaluationId }, { key: `evaluations.sumUp:${evaluationId}`, runAt, keepsTime: true });
  });
  return { answerId };
}
