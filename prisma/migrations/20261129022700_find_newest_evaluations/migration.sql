-- DropIndex
DROP INDEX "Evaluation_benchmarkId_idx";

-- CreateIndex
CREATE INDEX "Evaluation_benchmarkId_createdAt_idx" ON "Evaluation"("benchmarkId", "createdAt");
