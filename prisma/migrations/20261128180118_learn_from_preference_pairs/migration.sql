-- CreateEnum
CREATE TYPE "TrainingObjective" AS ENUM ('sft', 'dpo');

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "objective" "TrainingObjective" NOT NULL DEFAULT 'sft';
