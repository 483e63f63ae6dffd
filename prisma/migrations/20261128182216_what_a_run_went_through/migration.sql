-- AlterTable
ALTER TABLE "Checkpoint" ADD COLUMN     "goneAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "failedFrom" "RunStatus",
ADD COLUMN     "launchRequest" JSONB,
ADD COLUMN     "longestGapMs" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "restartOfId" TEXT,
ADD COLUMN     "sentFiles" JSONB,
ADD COLUMN     "stalledAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "RunMetric" ADD COLUMN     "at" TIMESTAMP(3),
ADD COLUMN     "position" BIGSERIAL NOT NULL;

-- CreateIndex
CREATE INDEX "Run_restartOfId_idx" ON "Run"("restartOfId");

-- CreateIndex
CREATE INDEX "Run_trainerId_finishedAt_idx" ON "Run"("trainerId", "finishedAt");

-- CreateIndex
CREATE INDEX "RunMetric_runId_position_idx" ON "RunMetric"("runId", "position");

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_restartOfId_fkey" FOREIGN KEY ("restartOfId") REFERENCES "Run"("id") ON DELETE SET NULL ON UPDATE CASCADE;
