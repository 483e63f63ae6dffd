-- AlterTable
ALTER TABLE "IdempotencyKey" ADD COLUMN     "madeId" TEXT;
