-- CreateEnum
CREATE TYPE "BulkEditStatus" AS ENUM ('working', 'undoing', 'done', 'failed');

-- AlterTable
ALTER TABLE "BulkEdit" ADD COLUMN     "actor" JSONB,
ADD COLUMN     "doneCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "failure" TEXT,
ADD COLUMN     "finishedAt" TIMESTAMP(3),
ADD COLUMN     "matchedCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "restoredCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "skipped" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "status" "BulkEditStatus" NOT NULL DEFAULT 'done';

-- CreateTable
CREATE TABLE "BulkEditTarget" (
    "bulkEditId" TEXT NOT NULL,
    "exampleId" TEXT NOT NULL,

    CONSTRAINT "BulkEditTarget_pkey" PRIMARY KEY ("bulkEditId","exampleId")
);

-- CreateIndex
CREATE INDEX "BulkEdit_status_datasetId_idx" ON "BulkEdit"("status", "datasetId");

-- AddForeignKey
ALTER TABLE "BulkEditTarget" ADD CONSTRAINT "BulkEditTarget_bulkEditId_fkey" FOREIGN KEY ("bulkEditId") REFERENCES "BulkEdit"("id") ON DELETE CASCADE ON UPDATE CASCADE;
