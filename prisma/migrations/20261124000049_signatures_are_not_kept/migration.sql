-- AlterTable
ALTER TABLE "Example" DROP COLUMN "signature";
