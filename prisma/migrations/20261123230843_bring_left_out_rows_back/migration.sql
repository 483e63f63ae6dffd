-- AlterTable
ALTER TABLE "RejectedRow" ADD COLUMN     "leftOutAt" TIMESTAMP(3);
