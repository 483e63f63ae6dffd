-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "monthlyBudgetUsd" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "Variant" ADD COLUMN     "endpointUsdPerDay" DOUBLE PRECISION NOT NULL DEFAULT 0;
