-- AlterTable
ALTER TABLE "Experiment" ADD COLUMN     "countedVersion" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "logSalt" TEXT;

-- People keep the name that the log knows them by now.
UPDATE "Deployment" SET "logSalt" = salt;

-- AlterTable
ALTER TABLE "Deployment" ALTER COLUMN "logSalt" SET NOT NULL;
