-- AlterTable
ALTER TABLE "Evaluation" ADD COLUMN     "consistency" JSONB,
ADD COLUMN     "repeats" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "EvaluationResult" ADD COLUMN     "repeatCount" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "RepeatedAnswer" (
    "evaluationId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "repeat" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "calls" JSONB,
    "scores" JSONB NOT NULL,
    "score" DOUBLE PRECISION,
    "latencyMs" INTEGER NOT NULL,
    "promptTokens" INTEGER NOT NULL,
    "completionTokens" INTEGER NOT NULL,
    "costUsd" DOUBLE PRECISION,

    CONSTRAINT "RepeatedAnswer_pkey" PRIMARY KEY ("evaluationId","caseId","repeat")
);

-- CreateIndex
CREATE INDEX "RepeatedAnswer_caseId_idx" ON "RepeatedAnswer"("caseId");

-- AddForeignKey
ALTER TABLE "RepeatedAnswer" ADD CONSTRAINT "RepeatedAnswer_evaluationId_caseId_fkey" FOREIGN KEY ("evaluationId", "caseId") REFERENCES "EvaluationResult"("evaluationId", "caseId") ON DELETE CASCADE ON UPDATE CASCADE;
