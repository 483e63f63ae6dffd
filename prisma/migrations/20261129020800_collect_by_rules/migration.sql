-- CreateTable
CREATE TABLE "CollectRule" (
    "id" TEXT NOT NULL,
    "deploymentId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "conditions" JSONB NOT NULL,
    "datasetId" TEXT,
    "benchmarkSeriesId" TEXT,
    "perDay" INTEGER NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "pausedAt" TIMESTAMP(3),
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CollectRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RuleArrival" (
    "id" BIGSERIAL NOT NULL,
    "requestId" TEXT NOT NULL,

    CONSTRAINT "RuleArrival_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CollectedRequest" (
    "sink" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "isCorrected" BOOLEAN NOT NULL,
    "conversation" TEXT,
    "ruleId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "day" DATE NOT NULL,
    "exampleId" TEXT,
    "waitingCase" JSONB,
    "problem" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "CollectedRequest_pkey" PRIMARY KEY ("sink","requestId","isCorrected")
);

-- CreateIndex
CREATE INDEX "CollectRule_deploymentId_idx" ON "CollectRule"("deploymentId");

-- CreateIndex
CREATE INDEX "CollectRule_datasetId_idx" ON "CollectRule"("datasetId");

-- CreateIndex
CREATE INDEX "CollectedRequest_ruleId_day_idx" ON "CollectedRequest"("ruleId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "CollectedRequest_sink_conversation_key" ON "CollectedRequest"("sink", "conversation");

-- AddForeignKey
ALTER TABLE "CollectRule" ADD CONSTRAINT "CollectRule_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CollectRule" ADD CONSTRAINT "CollectRule_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CollectedRequest" ADD CONSTRAINT "CollectedRequest_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "CollectRule"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What collected corrections by itself is a rule now.
INSERT INTO "CollectRule" ("id", "deploymentId", "name", "conditions", "datasetId", "perDay", "since", "createdById")
SELECT gen_random_uuid()::text, "id", 'Corrections', '[{"kind": "corrected"}]', "collectsIntoId", 1000, coalesce("collectsSince", CURRENT_TIMESTAMP), "collectsForId"
FROM "Deployment" WHERE "collectsIntoId" IS NOT NULL;

-- Corrections that it had not come to yet.
INSERT INTO "RuleArrival" ("requestId")
SELECT f."requestId"
FROM "Feedback" f JOIN "RequestLog" l ON l."id" = f."requestId" JOIN "CollectRule" r ON r."deploymentId" = l."deploymentId"
WHERE f."kind" = 'correction' AND f."collectedAt" IS NULL AND f."at" >= r."since"
ORDER BY f."at";

-- DropForeignKey
ALTER TABLE "Deployment" DROP CONSTRAINT "Deployment_collectsIntoId_fkey";

-- DropIndex
DROP INDEX "Deployment_collectsIntoId_idx";

-- AlterTable
ALTER TABLE "Deployment" DROP COLUMN "collectsForId",
DROP COLUMN "collectsIntoId",
DROP COLUMN "collectsSince";

-- AlterTable
ALTER TABLE "Feedback" DROP COLUMN "collectedAt";
