-- CreateEnum
CREATE TYPE "StopReason" AS ENUM ('cost_ceiling', 'token_ceiling');

-- AlterEnum
ALTER TYPE "EvaluationStatus" ADD VALUE 'stopped';

-- AlterTable
ALTER TABLE "Evaluation" ADD COLUMN     "ceilingTokens" INTEGER,
ADD COLUMN     "ceilingUsd" DOUBLE PRECISION,
ADD COLUMN     "spentTokens" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "spentUsd" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "stopReason" "StopReason";
