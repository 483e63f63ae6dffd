-- CreateEnum
CREATE TYPE "ReadingStatus" AS ENUM ('reading', 'done', 'failed');

-- CreateEnum
CREATE TYPE "AccountItemKind" AS ENUM ('base_model', 'fine_tune', 'checkpoint', 'job', 'file');

-- CreateEnum
CREATE TYPE "FileCopyStatus" AS ENUM ('copying', 'importing', 'done', 'failed');

-- CreateEnum
CREATE TYPE "RecordSource" AS ENUM ('benchmark', 'sample', 'prompts', 'replay');

-- CreateEnum
CREATE TYPE "RecordStatus" AS ENUM ('queued', 'recording', 'stopped', 'done', 'failed');

-- AlterEnum
ALTER TYPE "ModelVersionKind" ADD VALUE 'imported';

-- CreateTable
CREATE TABLE "AccountReading" (
    "trainerId" TEXT NOT NULL,
    "status" "ReadingStatus" NOT NULL DEFAULT 'reading',
    "round" INTEGER NOT NULL DEFAULT 1,
    "place" JSONB NOT NULL DEFAULT '{}',
    "problem" TEXT,
    "startedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),
    "completedAt" TIMESTAMP(3),

    CONSTRAINT "AccountReading_pkey" PRIMARY KEY ("trainerId")
);

-- CreateTable
CREATE TABLE "AccountItem" (
    "id" TEXT NOT NULL,
    "trainerId" TEXT NOT NULL,
    "kind" "AccountItemKind" NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rawState" TEXT NOT NULL DEFAULT '',
    "baseModel" TEXT,
    "jobId" TEXT,
    "fileId" TEXT,
    "step" INTEGER,
    "sizeBytes" BIGINT,
    "details" JSONB NOT NULL DEFAULT '{}',
    "stopsOn" TEXT,
    "lastTrainingOn" TEXT,
    "madeAt" TIMESTAMP(3),
    "round" INTEGER NOT NULL,
    "firstSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMP(3) NOT NULL,
    "goneAt" TIMESTAMP(3),

    CONSTRAINT "AccountItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccountFileCopy" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "datasetId" TEXT NOT NULL,
    "importId" TEXT,
    "versionId" TEXT,
    "freezes" BOOLEAN NOT NULL,
    "status" "FileCopyStatus" NOT NULL DEFAULT 'copying',
    "problem" TEXT,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "AccountFileCopy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GoldenRecord" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "modelVersionId" TEXT,
    "model" JSONB NOT NULL,
    "source" "RecordSource" NOT NULL,
    "benchmarkId" TEXT,
    "replayOfId" TEXT,
    "sourceWords" TEXT NOT NULL,
    "graders" JSONB,
    "maxTokens" INTEGER NOT NULL,
    "temperature" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "seed" INTEGER,
    "inputPrice" DOUBLE PRECISION,
    "outputPrice" DOUBLE PRECISION,
    "caseCount" INTEGER NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" "RecordStatus" NOT NULL DEFAULT 'queued',
    "budgetUsd" DOUBLE PRECISION,
    "budgetTokens" INTEGER,
    "doneCount" INTEGER NOT NULL DEFAULT 0,
    "failedCount" INTEGER NOT NULL DEFAULT 0,
    "promptTokens" INTEGER NOT NULL DEFAULT 0,
    "completionTokens" INTEGER NOT NULL DEFAULT 0,
    "spentUsd" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "problem" TEXT,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "GoldenRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GoldenCase" (
    "recordId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "prompt" JSONB NOT NULL,
    "target" TEXT,

    CONSTRAINT "GoldenCase_pkey" PRIMARY KEY ("recordId","position")
);

-- CreateTable
CREATE TABLE "GoldenAnswer" (
    "recordId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "finishReason" TEXT,
    "latencyMs" INTEGER NOT NULL,
    "promptTokens" INTEGER NOT NULL,
    "completionTokens" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GoldenAnswer_pkey" PRIMARY KEY ("recordId","position")
);

-- CreateTable
CREATE TABLE "GoldenFailure" (
    "recordId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GoldenFailure_pkey" PRIMARY KEY ("recordId","position")
);

-- CreateTable
CREATE TABLE "ParityReport" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "beforeId" TEXT NOT NULL,
    "afterId" TEXT NOT NULL,
    "margin" DOUBLE PRECISION NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ParityReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Replacement" (
    "runId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "modelVersionId" TEXT NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Replacement_pkey" PRIMARY KEY ("runId")
);

-- CreateTable
CREATE TABLE "PlannedRetirement" (
    "modelVersionId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PlannedRetirement_pkey" PRIMARY KEY ("modelVersionId")
);

-- CreateIndex
CREATE INDEX "AccountReading_status_idx" ON "AccountReading"("status");

-- CreateIndex
CREATE INDEX "AccountItem_trainerId_kind_madeAt_idx" ON "AccountItem"("trainerId", "kind", "madeAt");

-- CreateIndex
CREATE UNIQUE INDEX "AccountItem_trainerId_kind_externalId_key" ON "AccountItem"("trainerId", "kind", "externalId");

-- CreateIndex
CREATE INDEX "AccountFileCopy_projectId_createdAt_idx" ON "AccountFileCopy"("projectId", "createdAt");

-- CreateIndex
CREATE INDEX "AccountFileCopy_status_idx" ON "AccountFileCopy"("status");

-- CreateIndex
CREATE UNIQUE INDEX "AccountFileCopy_itemId_datasetId_key" ON "AccountFileCopy"("itemId", "datasetId");

-- CreateIndex
CREATE INDEX "GoldenRecord_modelVersionId_createdAt_idx" ON "GoldenRecord"("modelVersionId", "createdAt");

-- CreateIndex
CREATE INDEX "GoldenRecord_status_idx" ON "GoldenRecord"("status");

-- CreateIndex
CREATE UNIQUE INDEX "GoldenRecord_projectId_number_key" ON "GoldenRecord"("projectId", "number");

-- CreateIndex
CREATE INDEX "ParityReport_projectId_createdAt_idx" ON "ParityReport"("projectId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "ParityReport_beforeId_afterId_key" ON "ParityReport"("beforeId", "afterId");

-- CreateIndex
CREATE INDEX "Replacement_modelVersionId_idx" ON "Replacement"("modelVersionId");

-- CreateIndex
CREATE INDEX "Replacement_projectId_idx" ON "Replacement"("projectId");

-- CreateIndex
CREATE INDEX "PlannedRetirement_projectId_idx" ON "PlannedRetirement"("projectId");

-- AddForeignKey
ALTER TABLE "AccountReading" ADD CONSTRAINT "AccountReading_trainerId_fkey" FOREIGN KEY ("trainerId") REFERENCES "Trainer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountItem" ADD CONSTRAINT "AccountItem_trainerId_fkey" FOREIGN KEY ("trainerId") REFERENCES "Trainer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountFileCopy" ADD CONSTRAINT "AccountFileCopy_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountFileCopy" ADD CONSTRAINT "AccountFileCopy_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AccountItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountFileCopy" ADD CONSTRAINT "AccountFileCopy_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountFileCopy" ADD CONSTRAINT "AccountFileCopy_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "DatasetVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoldenRecord" ADD CONSTRAINT "GoldenRecord_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoldenRecord" ADD CONSTRAINT "GoldenRecord_modelVersionId_fkey" FOREIGN KEY ("modelVersionId") REFERENCES "ModelVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoldenRecord" ADD CONSTRAINT "GoldenRecord_benchmarkId_fkey" FOREIGN KEY ("benchmarkId") REFERENCES "Benchmark"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoldenRecord" ADD CONSTRAINT "GoldenRecord_replayOfId_fkey" FOREIGN KEY ("replayOfId") REFERENCES "GoldenRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoldenCase" ADD CONSTRAINT "GoldenCase_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "GoldenRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoldenAnswer" ADD CONSTRAINT "GoldenAnswer_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "GoldenRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoldenFailure" ADD CONSTRAINT "GoldenFailure_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "GoldenRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ParityReport" ADD CONSTRAINT "ParityReport_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ParityReport" ADD CONSTRAINT "ParityReport_beforeId_fkey" FOREIGN KEY ("beforeId") REFERENCES "GoldenRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ParityReport" ADD CONSTRAINT "ParityReport_afterId_fkey" FOREIGN KEY ("afterId") REFERENCES "GoldenRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Replacement" ADD CONSTRAINT "Replacement_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Replacement" ADD CONSTRAINT "Replacement_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Replacement" ADD CONSTRAINT "Replacement_modelVersionId_fkey" FOREIGN KEY ("modelVersionId") REFERENCES "ModelVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlannedRetirement" ADD CONSTRAINT "PlannedRetirement_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlannedRetirement" ADD CONSTRAINT "PlannedRetirement_modelVersionId_fkey" FOREIGN KEY ("modelVersionId") REFERENCES "ModelVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A golden record is what is left of a model that is gone: whoever can write SQL in this database is stopped here too, by mistake or by a bug.
CREATE FUNCTION refuse_golden_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What a model answered is recorded for good and never changes. (%, %)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

-- How far the recording has come may change; what was asked, of whom and at what price may not. A model version or benchmark that goes leaves the record behind.
CREATE FUNCTION keep_golden_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  progress text[] := array['status', 'budgetUsd', 'budgetTokens', 'doneCount', 'failedCount', 'promptTokens', 'completionTokens', 'spentUsd',
    'problem', 'startedAt', 'finishedAt', 'modelVersionId', 'benchmarkId'];
BEGIN
  IF to_jsonb(OLD) - progress IS DISTINCT FROM to_jsonb(NEW) - progress
    OR (NEW."modelVersionId" IS NOT NULL AND NEW."modelVersionId" IS DISTINCT FROM OLD."modelVersionId")
    OR (NEW."benchmarkId" IS NOT NULL AND NEW."benchmarkId" IS DISTINCT FROM OLD."benchmarkId")
  THEN
    RAISE EXCEPTION 'What a model answered is recorded for good and never changes. (GoldenRecord, UPDATE)' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_golden_record BEFORE UPDATE ON "GoldenRecord" FOR EACH ROW EXECUTE FUNCTION keep_golden_record();

-- A record goes when its project goes, never by itself.
CREATE FUNCTION keep_golden_record_of_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Project" WHERE id = OLD."projectId") THEN
    RAISE EXCEPTION 'A golden record cannot be deleted while its project is there. (GoldenRecord, DELETE)' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_golden_record_of_project AFTER DELETE ON "GoldenRecord" FOR EACH ROW EXECUTE FUNCTION keep_golden_record_of_project();

CREATE FUNCTION keep_rows_of_golden_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM (SELECT DISTINCT "recordId" FROM gone) AS of_record JOIN "GoldenRecord" record ON record.id = of_record."recordId") THEN
    RAISE EXCEPTION 'What a model answered is recorded for good and never changes. (%, DELETE)', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_golden_cases BEFORE UPDATE ON "GoldenCase" FOR EACH STATEMENT EXECUTE FUNCTION refuse_golden_change();
CREATE TRIGGER keep_golden_cases_of_record AFTER DELETE ON "GoldenCase" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_rows_of_golden_record();
CREATE TRIGGER keep_golden_answers BEFORE UPDATE ON "GoldenAnswer" FOR EACH STATEMENT EXECUTE FUNCTION refuse_golden_change();
CREATE TRIGGER keep_golden_answers_of_record AFTER DELETE ON "GoldenAnswer" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_rows_of_golden_record();
CREATE TRIGGER never_empty_golden_cases BEFORE TRUNCATE ON "GoldenCase" FOR EACH STATEMENT EXECUTE FUNCTION refuse_golden_change();
CREATE TRIGGER never_empty_golden_answers BEFORE TRUNCATE ON "GoldenAnswer" FOR EACH STATEMENT EXECUTE FUNCTION refuse_golden_change();

-- The margin of a comparison is chosen before anybody looks.
CREATE TRIGGER keep_parity_report BEFORE UPDATE ON "ParityReport" FOR EACH STATEMENT EXECUTE FUNCTION refuse_golden_change();
