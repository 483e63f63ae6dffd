-- CreateEnum
CREATE TYPE "Approach" AS ENUM ('prompt', 'few_shot', 'retrieval');

-- CreateEnum
CREATE TYPE "PassageIndexStatus" AS ENUM ('building', 'ready', 'failed');

-- DropIndex
DROP INDEX "ModelVersion_projectId_trainerId_trainerModel_systemPrompt_key";

-- AlterTable
ALTER TABLE "ModelVersion" ADD COLUMN     "approach" "Approach" NOT NULL DEFAULT 'prompt',
ADD COLUMN     "settings" JSONB,
ADD COLUMN     "settingsHash" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "shownVersionId" TEXT;

-- CreateTable
CREATE TABLE "PassageIndex" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "datasetVersionId" TEXT,
    "status" "PassageIndexStatus" NOT NULL DEFAULT 'building',
    "passageCount" INTEGER NOT NULL DEFAULT 0,
    "wordCount" INTEGER NOT NULL DEFAULT 0,
    "failureMessage" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PassageIndex_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Passage" (
    "indexId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "messages" JSONB,
    "wordCount" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Passage_pkey" PRIMARY KEY ("indexId","position")
);

-- CreateTable
CREATE TABLE "PassageWord" (
    "indexId" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "positions" INTEGER[],

    CONSTRAINT "PassageWord_pkey" PRIMARY KEY ("indexId","word")
);

-- CreateIndex
CREATE UNIQUE INDEX "PassageIndex_datasetVersionId_key" ON "PassageIndex"("datasetVersionId");

-- CreateIndex
CREATE INDEX "PassageIndex_projectId_createdAt_idx" ON "PassageIndex"("projectId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "ModelVersion_projectId_trainerId_trainerModel_systemPrompt__key" ON "ModelVersion"("projectId", "trainerId", "trainerModel", "systemPrompt", "settingsHash");

-- AddForeignKey
ALTER TABLE "ModelVersion" ADD CONSTRAINT "ModelVersion_shownVersionId_fkey" FOREIGN KEY ("shownVersionId") REFERENCES "DatasetVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PassageIndex" ADD CONSTRAINT "PassageIndex_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PassageIndex" ADD CONSTRAINT "PassageIndex_datasetVersionId_fkey" FOREIGN KEY ("datasetVersionId") REFERENCES "DatasetVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passage" ADD CONSTRAINT "Passage_indexId_fkey" FOREIGN KEY ("indexId") REFERENCES "PassageIndex"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PassageWord" ADD CONSTRAINT "PassageWord_indexId_fkey" FOREIGN KEY ("indexId") REFERENCES "PassageIndex"("id") ON DELETE CASCADE ON UPDATE CASCADE;
