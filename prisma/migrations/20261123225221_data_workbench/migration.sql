-- CreateEnum
CREATE TYPE "ReviewState" AS ENUM ('draft', 'in_review', 'approved', 'rejected');

-- CreateEnum
CREATE TYPE "RevisionOrigin" AS ENUM ('imported', 'person', 'machine', 'bulk', 'restored');

-- CreateEnum
CREATE TYPE "ReviewDecision" AS ENUM ('approve', 'reject', 'skip');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "ImportFormat" ADD VALUE 'json';
ALTER TYPE "ImportFormat" ADD VALUE 'xlsx';
ALTER TYPE "ImportFormat" ADD VALUE 'parquet';

-- AlterTable
ALTER TABLE "Dataset" ADD COLUMN     "checkedAt" TIMESTAMP(3),
ADD COLUMN     "health" JSONB,
ADD COLUMN     "isReviewBlind" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reviewersPerExample" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "splitRatios" JSONB NOT NULL DEFAULT '{"train":0.8,"validation":0.1,"test":0.1}',
ADD COLUMN     "splitSeed" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "DatasetVersion" ADD COLUMN     "changes" JSONB,
ADD COLUMN     "leaks" JSONB,
ADD COLUMN     "onlyApproved" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "statistics" JSONB;

-- AlterTable
ALTER TABLE "Example" ADD COLUMN     "assigneeId" TEXT,
ADD COLUMN     "authorId" TEXT,
ADD COLUMN     "contextText" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "isMachineWritten" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "issueKinds" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "pinnedSplit" "Split",
ADD COLUMN     "rejected" JSONB,
ADD COLUMN     "signature" BYTEA,
ADD COLUMN     "splitKey" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "splitPoint" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "state" "ReviewState" NOT NULL DEFAULT 'draft',
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "tokenCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tools" JSONB;

-- AlterTable
ALTER TABLE "ExampleRevision" ADD COLUMN     "origin" "RevisionOrigin" NOT NULL DEFAULT 'person',
ADD COLUMN     "rejected" JSONB,
ADD COLUMN     "tools" JSONB;

-- AlterTable
ALTER TABLE "Import" ADD COLUMN     "initialState" "ReviewState" NOT NULL DEFAULT 'draft',
ADD COLUMN     "options" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "answerSchema" JSONB,
ADD COLUMN     "template" TEXT;

-- AlterTable
ALTER TABLE "RejectedRow" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'other',
ADD COLUMN     "record" JSONB;

-- CreateTable
CREATE TABLE "SavedMapping" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "columns" TEXT[],
    "mapping" JSONB NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedMapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExampleComment" (
    "id" TEXT NOT NULL,
    "exampleId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExampleComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExampleReview" (
    "id" TEXT NOT NULL,
    "exampleId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "decision" "ReviewDecision" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "isAdjudication" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExampleReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExampleIssue" (
    "id" TEXT NOT NULL,
    "datasetId" TEXT NOT NULL,
    "exampleId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "key" TEXT NOT NULL DEFAULT '',
    "detail" JSONB NOT NULL,
    "ignoredById" TEXT,
    "ignoredAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExampleIssue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" TEXT NOT NULL,
    "datasetId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BulkEdit" (
    "id" TEXT NOT NULL,
    "datasetId" TEXT NOT NULL,
    "change" JSONB NOT NULL,
    "exampleCount" INTEGER NOT NULL,
    "authorId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "BulkEdit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BulkEditBefore" (
    "bulkEditId" TEXT NOT NULL,
    "exampleId" TEXT NOT NULL,
    "before" JSONB NOT NULL,

    CONSTRAINT "BulkEditBefore_pkey" PRIMARY KEY ("bulkEditId","exampleId")
);

-- CreateIndex
CREATE UNIQUE INDEX "SavedMapping_projectId_name_key" ON "SavedMapping"("projectId", "name");

-- CreateIndex
CREATE INDEX "ExampleComment_exampleId_createdAt_idx" ON "ExampleComment"("exampleId", "createdAt");

-- CreateIndex
CREATE INDEX "ExampleReview_reviewerId_createdAt_idx" ON "ExampleReview"("reviewerId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "ExampleReview_exampleId_revision_reviewerId_key" ON "ExampleReview"("exampleId", "revision", "reviewerId");

-- CreateIndex
CREATE INDEX "ExampleIssue_datasetId_kind_idx" ON "ExampleIssue"("datasetId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "ExampleIssue_exampleId_kind_key_key" ON "ExampleIssue"("exampleId", "kind", "key");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_datasetId_name_key" ON "SavedView"("datasetId", "name");

-- CreateIndex
CREATE INDEX "BulkEdit_datasetId_createdAt_idx" ON "BulkEdit"("datasetId", "createdAt");

-- CreateIndex
CREATE INDEX "Example_assigneeId_state_idx" ON "Example"("assigneeId", "state");

-- CreateIndex
CREATE INDEX "RejectedRow_importId_kind_rowNumber_idx" ON "RejectedRow"("importId", "kind", "rowNumber");

-- AddForeignKey
ALTER TABLE "SavedMapping" ADD CONSTRAINT "SavedMapping_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExampleComment" ADD CONSTRAINT "ExampleComment_exampleId_fkey" FOREIGN KEY ("exampleId") REFERENCES "Example"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExampleComment" ADD CONSTRAINT "ExampleComment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExampleReview" ADD CONSTRAINT "ExampleReview_exampleId_fkey" FOREIGN KEY ("exampleId") REFERENCES "Example"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExampleReview" ADD CONSTRAINT "ExampleReview_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExampleIssue" ADD CONSTRAINT "ExampleIssue_exampleId_fkey" FOREIGN KEY ("exampleId") REFERENCES "Example"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkEdit" ADD CONSTRAINT "BulkEdit_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkEditBefore" ADD CONSTRAINT "BulkEditBefore_bulkEditId_fkey" FOREIGN KEY ("bulkEditId") REFERENCES "BulkEdit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rows from before splits were kept with the example: the same hash that freezing used, with the dataset's seed.
UPDATE "Example" SET "splitKey" = "groupKey",
  "splitPoint" = ('x' || left(encode(sha256(convert_to('1|' || "groupKey", 'UTF8')), 'hex'), 13))::bit(52)::bigint / 4503599627370496.0::float8;
UPDATE "Example" SET "authorId" = revision."authorId"
FROM "ExampleRevision" revision WHERE revision."exampleId" = "Example".id AND revision.number = "Example".revision;
