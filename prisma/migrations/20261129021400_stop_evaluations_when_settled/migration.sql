-- AlterEnum
ALTER TYPE "StopReason" ADD VALUE 'settled';

-- AlterTable
ALTER TABLE "Evaluation" ADD COLUMN     "settleAgainstId" TEXT,
ADD COLUMN     "settleAmong" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "settledCount" INTEGER;

-- CreateIndex
CREATE INDEX "Evaluation_settleAgainstId_idx" ON "Evaluation"("settleAgainstId");

-- AddForeignKey
ALTER TABLE "Evaluation" ADD CONSTRAINT "Evaluation_settleAgainstId_fkey" FOREIGN KEY ("settleAgainstId") REFERENCES "Evaluation"("id") ON DELETE SET NULL ON UPDATE CASCADE;
