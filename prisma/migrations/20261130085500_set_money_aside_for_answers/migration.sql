-- AlterTable
ALTER TABLE "Evaluation" ADD COLUMN     "costHighUsd" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "GoldenRecord" ADD COLUMN     "costHighUsd" DOUBLE PRECISION;
