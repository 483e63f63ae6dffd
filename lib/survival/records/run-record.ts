import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { formatCount, formatMoney } from "@/lib/format";
import type { Attempt } from "@/lib/jobs/handlers";
import { callableName } from "@/lib/models/callable-name";
import { approachSettingsSchema } from "@/lib/models/schemas";
import { toFailure } from "@/lib/runs/to-failure";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";
import { askCases } from "./ask-cases";
import { Budget } from "./budget";
import { type GoldenRecord, goldenRecordSchema } from "./schemas";

const atWork: Prisma.EnumRecordStatusFilter = { in: ["queued", "recording"] };

/**
 * Asks the model what has no answer yet; may be killed and run again at any point. Throws while the trainer is away: the queue tries again, later
 * each time.
 */
export async function runRecord({ recordId: id }: { recordId: string }, { isLast, signal }: Attempt): Promise<void> {
  const row = await db.goldenRecord.findFirst({ where: { id, status: atWork }, include: { modelVersion: { include: { trainer: true } } } });
  if (!row) return;
  const record = goldenRecordSchema.parse(row);
  await db.goldenRecord.updateMany({
    where: { id, status: atWork },
    data: { status: "recording", startedAt: row.startedAt ?? new Date(), problem: null },
  });
  try {
    if (!row.modelVersion) throw new AppError("not_found", "The model version that was to answer is gone.");
    const budget = new Budget(record, record.spentUsd, record.promptTokens + record.completionTokens);
    const { modelVersion } = row;
    const asked = {
      trainer: getTrainer(modelVersion.trainer),
      model: callableName(modelVersion),
      systemPrompt: modelVersion.systemPrompt,
      settings: approachSettingsSchema.nullable().parse(modelVersion.settings),
    };
    const outcome = await askCases({ record, asked, budget, signal });
    await (outcome === "budget" ? stopAtBudget(record) : finish(id));
  } catch (error) {
    if (signal.aborted) throw error;
    // A project that was deleted meanwhile took the record with it: nobody waits for an answer.
    if ((await db.goldenRecord.count({ where: { id } })) === 0) return;
    if (!isLast && !isHopeless(error)) {
      if (error instanceof AppError)
        await db.goldenRecord.updateMany({
          where: { id, status: "recording" },
          data: { problem: `${error.message} Hone tries again by itself.` },
        });
      throw error;
    }
    await fail(id, error);
    if (!(error instanceof AppError)) throw error;
  }
}

/** The trainer answered, and would say the same again; or it refuses the key or has no credit left, which somebody has to mend first. */
const isHopeless = (error: unknown) =>
  error instanceof AppError && (error.code !== "upstream" || (error instanceof TrainerFailure && error.needsSomebody));

/** Done when every case has its answer or its reason. */
async function finish(id: string): Promise<void> {
  await db.goldenRecord.updateMany({ where: { id, status: "recording" }, data: { status: "done", problem: null, finishedAt: new Date() } });
}

async function stopAtBudget({ id, caseCount }: GoldenRecord): Promise<void> {
  const { doneCount, failedCount, spentUsd, promptTokens, completionTokens, budgetUsd, budgetTokens } =
    await db.goldenRecord.findUniqueOrThrow({ where: { id } });
  const left = caseCount - doneCount - failedCount;
  const limit = [
    ...(budgetUsd === null ? [] : [formatMoney(budgetUsd)]),
    ...(budgetTokens === null ? [] : [formatCount(budgetTokens, "token")]),
  ].join(" or ");
  const spent = `${formatMoney(spentUsd)} and ${formatCount(promptTokens + completionTokens, "token")}`;
  const problem = `Stopped before the budget of ${limit} could be passed: ${formatCount(left, "case")} of ${caseCount} ${left === 1 ? "is" : "are"} left, ${spent} were used. What is recorded is kept; give it a larger budget and it goes on.`;
  await db.goldenRecord.updateMany({ where: { id, status: "recording" }, data: { status: "stopped", problem, finishedAt: new Date() } });
}

async function fail(id: string, error: unknown): Promise<void> {
  const { message } = toFailure(error);
  const action = error instanceof TrainerFailure ? error.action : "";
  const problem = [message, action, "What is recorded is kept; go on when it answers again."].filter(Boolean).join(" ");
  await db.goldenRecord.updateMany({ where: { id, status: atWork }, data: { status: "failed", problem, finishedAt: new Date() } });
}
