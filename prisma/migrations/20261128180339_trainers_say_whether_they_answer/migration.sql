-- AlterTable
ALTER TABLE "Trainer" ADD COLUMN     "checkedAt" TIMESTAMP(3),
ADD COLUMN     "keySavedAt" TIMESTAMP(3),
ADD COLUMN     "problem" TEXT;
