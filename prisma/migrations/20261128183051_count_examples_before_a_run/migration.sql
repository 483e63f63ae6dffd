-- CreateEnum
CREATE TYPE "MeasurementStatus" AS ENUM ('measuring', 'done', 'failed');

-- CreateTable
CREATE TABLE "Measurement" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "datasetVersionId" TEXT NOT NULL,
    "split" "Split" NOT NULL,
    "key" TEXT NOT NULL,
    "trainerId" TEXT NOT NULL,
    "baseModel" TEXT NOT NULL,
    "systemPrompt" TEXT NOT NULL,
    "template" JSONB NOT NULL,
    "status" "MeasurementStatus" NOT NULL DEFAULT 'measuring',
    "rowCount" INTEGER NOT NULL,
    "measuredCount" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Measurement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeasurementChunk" (
    "measurementId" TEXT NOT NULL,
    "lastRow" INTEGER NOT NULL,
    "figures" BYTEA NOT NULL,
    "bytes" INTEGER NOT NULL,
    "toolCount" INTEGER NOT NULL,
    "pairCount" INTEGER NOT NULL,
    "pairTokens" INTEGER NOT NULL,
    "problems" JSONB NOT NULL,

    CONSTRAINT "MeasurementChunk_pkey" PRIMARY KEY ("measurementId","lastRow")
);

-- CreateIndex
CREATE UNIQUE INDEX "Measurement_datasetVersionId_split_key_key" ON "Measurement"("datasetVersionId", "split", "key");

-- AddForeignKey
ALTER TABLE "Measurement" ADD CONSTRAINT "Measurement_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measurement" ADD CONSTRAINT "Measurement_datasetVersionId_fkey" FOREIGN KEY ("datasetVersionId") REFERENCES "DatasetVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measurement" ADD CONSTRAINT "Measurement_trainerId_fkey" FOREIGN KEY ("trainerId") REFERENCES "Trainer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeasurementChunk" ADD CONSTRAINT "MeasurementChunk_measurementId_fkey" FOREIGN KEY ("measurementId") REFERENCES "Measurement"("id") ON DELETE CASCADE ON UPDATE CASCADE;
