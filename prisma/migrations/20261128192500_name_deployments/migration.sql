-- AlterTable
ALTER TABLE "ModelVersion" ADD COLUMN     "deploymentName" TEXT;
