-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "normalSince" DATE;

-- CreateTable
CREATE TABLE "TrafficDay" (
    "deploymentId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "shape" JSONB NOT NULL,

    CONSTRAINT "TrafficDay_pkey" PRIMARY KEY ("deploymentId","day")
);

-- AddForeignKey
ALTER TABLE "TrafficDay" ADD CONSTRAINT "TrafficDay_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
