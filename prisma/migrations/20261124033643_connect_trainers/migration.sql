-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "TrainerKind" ADD VALUE 'openai';
ALTER TYPE "TrainerKind" ADD VALUE 'azure';
ALTER TYPE "TrainerKind" ADD VALUE 'nebius';
ALTER TYPE "TrainerKind" ADD VALUE 'openai_compatible';

-- AlterEnum
ALTER TYPE "TrainingMethod" ADD VALUE 'managed';

-- AlterTable
ALTER TABLE "Trainer" ADD COLUMN     "baseUrl" TEXT,
ADD COLUMN     "credentials" TEXT,
ADD COLUMN     "prices" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
