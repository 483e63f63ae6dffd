-- AlterTable
ALTER TABLE "Experiment" ADD COLUMN     "judge" JSONB;

-- CreateTable
CREATE TABLE "ExperimentMark" (
    "experimentId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "variantId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "day" DATE NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "score" DOUBLE PRECISION,
    "reason" TEXT NOT NULL DEFAULT '',
    "tokens" INTEGER NOT NULL DEFAULT 0,
    "costUsd" DOUBLE PRECISION,
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "ExperimentMark_pkey" PRIMARY KEY ("experimentId","requestId")
);

-- CreateIndex
CREATE INDEX "ExperimentMark_experimentId_day_idx" ON "ExperimentMark"("experimentId", "day");

-- CreateIndex
CREATE INDEX "ExperimentMark_experimentId_settledAt_idx" ON "ExperimentMark"("experimentId", "settledAt");

-- CreateIndex
CREATE INDEX "ExperimentMark_requestId_idx" ON "ExperimentMark"("requestId");

-- AddForeignKey
ALTER TABLE "ExperimentMark" ADD CONSTRAINT "ExperimentMark_experimentId_fkey" FOREIGN KEY ("experimentId") REFERENCES "Experiment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
