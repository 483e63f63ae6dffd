import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import type { Stage } from "../schemas";

interface Move {
  modelVersionId: string;
  before: Stage;
  after: Stage;
  /** The stage version that the move was decided on. */
  stageVersion: number;
  reason: string;
  /** Null: nobody. */
  userId: string | null;
}

/** The one writer of a stage: the move and its entry in the history stand together, and of two who move at once the second one is told. */
export async function moveStage(
  tx: Prisma.TransactionClient,
  { modelVersionId, before, after, stageVersion, ...why }: Move,
): Promise<void> {
  const { count } = await tx.modelVersion.updateMany({
    where: { id: modelVersionId, stage: before, stageVersion },
    data: { stage: after, stageVersion: stageVersion + 1 },
  });
  if (count === 0)
    throw new AppError("conflict", "Somebody moved this version after you opened it. Look at where it stands now, then move it again.");
  await tx.modelStageChange.create({ data: { modelVersionId, before, after, stageVersion: stageVersion + 1, ...why } });
}
