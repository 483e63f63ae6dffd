-- CreateEnum
CREATE TYPE "RegradeStatus" AS ENUM ('running', 'succeeded', 'failed');

-- DropIndex
DROP INDEX "Benchmark_datasetVersionId_key";

-- AlterTable
ALTER TABLE "Benchmark" ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "seriesId" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ALTER COLUMN "datasetVersionId" DROP NOT NULL;

-- The test splits of one dataset are versions of one benchmark.
UPDATE "Benchmark" SET "seriesId" = ranked."seriesId", "version" = ranked.place
FROM (
    SELECT benchmark.id, first_value(benchmark.id) OVER series AS "seriesId", row_number() OVER series AS place
    FROM "Benchmark" benchmark JOIN "DatasetVersion" version ON version.id = benchmark."datasetVersionId"
    WINDOW series AS (PARTITION BY version."datasetId" ORDER BY benchmark.number)
) ranked
WHERE ranked.id = "Benchmark".id;
ALTER TABLE "Benchmark" ALTER COLUMN "seriesId" SET NOT NULL;

-- AlterTable
ALTER TABLE "BenchmarkCase" ADD COLUMN     "askedHash" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "groupKey" TEXT,
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "targetCalls" JSONB,
ADD COLUMN     "tools" JSONB,
ALTER COLUMN "revisionId" DROP NOT NULL;

UPDATE "BenchmarkCase" SET "askedHash" = md5(prompt::text || coalesce(tools::text, ''));

-- AlterTable
ALTER TABLE "Evaluation" ADD COLUMN     "graderCostUsd" DOUBLE PRECISION,
ADD COLUMN     "graderTokens" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "ungraded" JSONB;

-- AlterTable
ALTER TABLE "EvaluationResult" ADD COLUMN     "answerId" TEXT NOT NULL DEFAULT gen_random_uuid()::text,
ADD COLUMN     "calls" JSONB,
ADD COLUMN     "costUsd" DOUBLE PRECISION,
ALTER COLUMN "score" DROP NOT NULL;

-- CreateTable
CREATE TABLE "Regrade" (
    "id" TEXT NOT NULL,
    "evaluationId" TEXT NOT NULL,
    "status" "RegradeStatus" NOT NULL DEFAULT 'running',
    "doneCount" INTEGER NOT NULL DEFAULT 0,
    "failureMessage" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "Regrade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegradedScore" (
    "regradeId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "scores" JSONB NOT NULL,
    "score" DOUBLE PRECISION,

    CONSTRAINT "RegradedScore_pkey" PRIMARY KEY ("regradeId","caseId")
);

-- CreateTable
CREATE TABLE "GraderCall" (
    "projectId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "promptTokens" INTEGER NOT NULL,
    "completionTokens" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GraderCall_pkey" PRIMARY KEY ("projectId","key")
);

-- CreateTable
CREATE TABLE "HumanRating" (
    "answerId" TEXT NOT NULL,
    "grader" TEXT NOT NULL,
    "raterId" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HumanRating_pkey" PRIMARY KEY ("answerId","grader","raterId")
);

-- CreateIndex
CREATE INDEX "Regrade_evaluationId_createdAt_idx" ON "Regrade"("evaluationId", "createdAt");

-- CreateIndex
CREATE INDEX "Regrade_status_idx" ON "Regrade"("status");

-- CreateIndex
CREATE INDEX "HumanRating_raterId_idx" ON "HumanRating"("raterId");

-- CreateIndex
CREATE INDEX "Benchmark_datasetVersionId_idx" ON "Benchmark"("datasetVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "Benchmark_seriesId_version_key" ON "Benchmark"("seriesId", "version");

-- CreateIndex
CREATE INDEX "BenchmarkCase_askedHash_idx" ON "BenchmarkCase"("askedHash");

-- CreateIndex
CREATE UNIQUE INDEX "EvaluationResult_answerId_key" ON "EvaluationResult"("answerId");

-- AddForeignKey
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_evaluationId_fkey" FOREIGN KEY ("evaluationId") REFERENCES "Evaluation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegradedScore" ADD CONSTRAINT "RegradedScore_regradeId_fkey" FOREIGN KEY ("regradeId") REFERENCES "Regrade"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GraderCall" ADD CONSTRAINT "GraderCall_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HumanRating" ADD CONSTRAINT "HumanRating_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "EvaluationResult"("answerId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HumanRating" ADD CONSTRAINT "HumanRating_raterId_fkey" FOREIGN KEY ("raterId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
