-- CreateEnum
CREATE TYPE "ArenaChoice" AS ENUM ('left', 'right', 'both_good', 'both_bad', 'skip');

-- CreateTable
CREATE TABLE "Arena" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "benchmarkId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Arena_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ArenaContestant" (
    "arenaId" TEXT NOT NULL,
    "evaluationId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ArenaContestant_pkey" PRIMARY KEY ("arenaId","evaluationId")
);

-- CreateTable
CREATE TABLE "ArenaPair" (
    "id" TEXT NOT NULL DEFAULT (gen_random_uuid())::text,
    "arenaId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "oneId" TEXT NOT NULL,
    "otherId" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "isSwapped" BOOLEAN NOT NULL,
    "isSame" BOOLEAN NOT NULL,
    "wantedCount" INTEGER NOT NULL,

    CONSTRAINT "ArenaPair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ArenaJudgement" (
    "id" TEXT NOT NULL,
    "pairId" TEXT NOT NULL,
    "judgeId" TEXT NOT NULL,
    "isSwapped" BOOLEAN NOT NULL,
    "choice" "ArenaChoice",
    "comment" TEXT NOT NULL DEFAULT '',
    "claimedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "judgedAt" TIMESTAMP(3),

    CONSTRAINT "ArenaJudgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ArenaReveal" (
    "arenaId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ArenaReveal_pkey" PRIMARY KEY ("arenaId","userId")
);

-- CreateTable
CREATE TABLE "ArenaExample" (
    "pairId" TEXT NOT NULL,
    "datasetId" TEXT NOT NULL,
    "exampleId" TEXT,

    CONSTRAINT "ArenaExample_pkey" PRIMARY KEY ("pairId","datasetId")
);

-- CreateIndex
CREATE INDEX "Arena_projectId_createdAt_idx" ON "Arena"("projectId", "createdAt");

-- CreateIndex
CREATE INDEX "Arena_benchmarkId_idx" ON "Arena"("benchmarkId");

-- CreateIndex
CREATE INDEX "ArenaContestant_evaluationId_idx" ON "ArenaContestant"("evaluationId");

-- CreateIndex
CREATE INDEX "ArenaPair_arenaId_oneId_otherId_rank_idx" ON "ArenaPair"("arenaId", "oneId", "otherId", "rank");

-- CreateIndex
CREATE INDEX "ArenaPair_caseId_idx" ON "ArenaPair"("caseId");

-- CreateIndex
CREATE INDEX "ArenaPair_oneId_caseId_idx" ON "ArenaPair"("oneId", "caseId");

-- CreateIndex
CREATE INDEX "ArenaPair_otherId_caseId_idx" ON "ArenaPair"("otherId", "caseId");

-- CreateIndex
CREATE UNIQUE INDEX "ArenaPair_arenaId_caseId_oneId_otherId_key" ON "ArenaPair"("arenaId", "caseId", "oneId", "otherId");

-- CreateIndex
CREATE INDEX "ArenaJudgement_judgeId_idx" ON "ArenaJudgement"("judgeId");

-- CreateIndex
CREATE UNIQUE INDEX "ArenaJudgement_pairId_judgeId_key" ON "ArenaJudgement"("pairId", "judgeId");

-- CreateIndex
CREATE INDEX "ArenaReveal_userId_idx" ON "ArenaReveal"("userId");

-- CreateIndex
CREATE INDEX "ArenaExample_datasetId_idx" ON "ArenaExample"("datasetId");

-- CreateIndex
CREATE INDEX "ArenaExample_exampleId_idx" ON "ArenaExample"("exampleId");

-- AddForeignKey
ALTER TABLE "Arena" ADD CONSTRAINT "Arena_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Arena" ADD CONSTRAINT "Arena_benchmarkId_fkey" FOREIGN KEY ("benchmarkId") REFERENCES "Benchmark"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Arena" ADD CONSTRAINT "Arena_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArenaContestant" ADD CONSTRAINT "ArenaContestant_arenaId_fkey" FOREIGN KEY ("arenaId") REFERENCES "Arena"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArenaContestant" ADD CONSTRAINT "ArenaContestant_evaluationId_fkey" FOREIGN KEY ("evaluationId") REFERENCES "Evaluation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArenaPair" ADD CONSTRAINT "ArenaPair_arenaId_fkey" FOREIGN KEY ("arenaId") REFERENCES "Arena"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArenaPair" ADD CONSTRAINT "ArenaPair_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "BenchmarkCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArenaPair" ADD CONSTRAINT "ArenaPair_oneId_caseId_fkey" FOREIGN KEY ("oneId", "caseId") REFERENCES "EvaluationResult"("evaluationId", "caseId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArenaPair" ADD CONSTRAINT "ArenaPair_otherId_caseId_fkey" FOREIGN KEY ("otherId", "caseId") REFERENCES "EvaluationResult"("evaluationId", "caseId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArenaJudgement" ADD CONSTRAINT "ArenaJudgement_pairId_fkey" FOREIGN KEY ("pairId") REFERENCES "ArenaPair"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArenaJudgement" ADD CONSTRAINT "ArenaJudgement_judgeId_fkey" FOREIGN KEY ("judgeId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArenaReveal" ADD CONSTRAINT "ArenaReveal_arenaId_fkey" FOREIGN KEY ("arenaId") REFERENCES "Arena"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArenaReveal" ADD CONSTRAINT "ArenaReveal_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArenaExample" ADD CONSTRAINT "ArenaExample_pairId_fkey" FOREIGN KEY ("pairId") REFERENCES "ArenaPair"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArenaExample" ADD CONSTRAINT "ArenaExample_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArenaExample" ADD CONSTRAINT "ArenaExample_exampleId_fkey" FOREIGN KEY ("exampleId") REFERENCES "Example"("id") ON DELETE SET NULL ON UPDATE CASCADE;
