-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "collectsForId" TEXT,
ADD COLUMN     "collectsIntoId" TEXT,
ADD COLUMN     "collectsSince" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Feedback" ADD COLUMN     "collectedAt" TIMESTAMP(3);

-- CreateIndex
CREATE INDEX "Deployment_collectsIntoId_idx" ON "Deployment"("collectsIntoId");

-- CreateIndex
CREATE INDEX "Feedback_kind_at_idx" ON "Feedback"("kind", "at");

-- AddForeignKey
ALTER TABLE "Deployment" ADD CONSTRAINT "Deployment_collectsIntoId_fkey" FOREIGN KEY ("collectsIntoId") REFERENCES "Dataset"("id") ON DELETE SET NULL ON UPDATE CASCADE;
