-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "defaults" JSONB;
