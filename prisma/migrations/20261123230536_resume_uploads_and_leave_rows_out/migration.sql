-- AlterTable
ALTER TABLE "Import" ADD COLUMN     "columns" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "fingerprint" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "leftOutCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "receivedBytes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "rowsPerSecond" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "ImportChunk" ADD COLUMN     "sha256" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "Import_status_createdAt_idx" ON "Import"("status", "createdAt");
