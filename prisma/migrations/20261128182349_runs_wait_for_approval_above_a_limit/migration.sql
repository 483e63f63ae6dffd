-- CreateEnum
CREATE TYPE "RunDecision" AS ENUM ('approved', 'declined');

-- AlterTable
ALTER TABLE "Evaluation" ADD COLUMN     "costUsd" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "budgetUsd" DOUBLE PRECISION,
ADD COLUMN     "spendingLimitUsd" DOUBLE PRECISION NOT NULL DEFAULT 20;

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "admittedAt" TIMESTAMP(3),
ADD COLUMN     "costHighUsd" DOUBLE PRECISION,
ADD COLUMN     "costLowUsd" DOUBLE PRECISION,
ADD COLUMN     "decidedAt" TIMESTAMP(3),
ADD COLUMN     "decidedById" TEXT,
ADD COLUMN     "decidedUsd" DOUBLE PRECISION,
ADD COLUMN     "decision" "RunDecision",
ADD COLUMN     "declineReason" TEXT;

-- CreateIndex
CREATE INDEX "Run_projectId_admittedAt_idx" ON "Run"("projectId", "admittedAt");

-- What started before there were limits had nobody to ask.
UPDATE "Run" SET "admittedAt" = "createdAt";
