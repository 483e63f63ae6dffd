-- CreateEnum
CREATE TYPE "DeploymentChangeKind" AS ENUM ('created', 'promoted', 'shares', 'settings', 'reverted');

-- CreateEnum
CREATE TYPE "FormatMode" AS ENUM ('observe', 'enforce');

-- CreateEnum
CREATE TYPE "RequestOutcome" AS ENUM ('ok', 'refused', 'failed', 'format_failed', 'client_left');

-- CreateEnum
CREATE TYPE "UnitSource" AS ENUM ('header', 'user', 'session', 'none');

-- CreateEnum
CREATE TYPE "FeedbackKind" AS ENUM ('thumb', 'score', 'correction', 'outcome');

-- CreateTable
CREATE TABLE "Deployment" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "salt" TEXT NOT NULL,
    "routingVersion" INTEGER NOT NULL DEFAULT 1,
    "answerSchema" JSONB,
    "formatMode" "FormatMode" NOT NULL DEFAULT 'enforce',
    "timeoutMs" INTEGER NOT NULL DEFAULT 60000,
    "logSample" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "logDays" INTEGER NOT NULL DEFAULT 30,
    "redactsPersonal" BOOLEAN NOT NULL DEFAULT false,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Deployment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Variant" (
    "id" TEXT NOT NULL,
    "deploymentId" TEXT NOT NULL,
    "modelVersionId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "systemPrompt" TEXT,
    "parameters" JSONB NOT NULL DEFAULT '{}',
    "ranges" JSONB NOT NULL,
    "isFallback" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Variant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeploymentChange" (
    "id" TEXT NOT NULL,
    "deploymentId" TEXT NOT NULL,
    "kind" "DeploymentChangeKind" NOT NULL,
    "routingVersion" INTEGER NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "userId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DeploymentChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GatewayKey" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "keyHash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "opensAll" BOOLEAN NOT NULL,
    "requestsPerMinute" INTEGER,
    "monthlyBudgetUsd" DOUBLE PRECISION,
    "expiresAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),
    "lastUsedAt" TIMESTAMP(3),
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GatewayKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GatewayKeyScope" (
    "keyId" TEXT NOT NULL,
    "deploymentId" TEXT NOT NULL,

    CONSTRAINT "GatewayKeyScope_pkey" PRIMARY KEY ("keyId","deploymentId")
);

-- CreateTable
CREATE TABLE "GatewayKeyMonth" (
    "keyId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "requests" INTEGER NOT NULL,
    "costUsd" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "GatewayKeyMonth_pkey" PRIMARY KEY ("keyId","month")
);

-- CreateTable
CREATE TABLE "RequestLog" (
    "id" TEXT NOT NULL,
    "deploymentId" TEXT NOT NULL,
    "variantId" TEXT NOT NULL,
    "servedVariantId" TEXT NOT NULL,
    "routingVersion" INTEGER NOT NULL,
    "keyId" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "unitSource" "UnitSource" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "outcome" "RequestOutcome" NOT NULL,
    "status" INTEGER NOT NULL,
    "isStream" BOOLEAN NOT NULL,
    "latencyMs" DOUBLE PRECISION NOT NULL,
    "firstByteMs" DOUBLE PRECISION,
    "attempts" INTEGER NOT NULL,
    "promptTokens" INTEGER,
    "completionTokens" INTEGER,
    "costUsd" DOUBLE PRECISION,
    "format" TEXT,
    "answeredModel" TEXT,
    "errorMessage" TEXT,

    CONSTRAINT "RequestLog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestContent" (
    "requestId" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "answer" TEXT NOT NULL,
    "searched" TEXT NOT NULL,

    CONSTRAINT "RequestContent_pkey" PRIMARY KEY ("requestId")
);

-- CreateTable
CREATE TABLE "RequestHour" (
    "deploymentId" TEXT NOT NULL,
    "variantId" TEXT NOT NULL,
    "hour" TIMESTAMP(3) NOT NULL,
    "requests" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    "clientLeft" INTEGER NOT NULL,
    "fallbacks" INTEGER NOT NULL,
    "formatRepaired" INTEGER NOT NULL,
    "formatFailed" INTEGER NOT NULL,
    "promptTokens" BIGINT NOT NULL,
    "completionTokens" BIGINT NOT NULL,
    "costUsd" DOUBLE PRECISION NOT NULL,
    "unpriced" INTEGER NOT NULL,
    "latencyMsSum" DOUBLE PRECISION NOT NULL,
    "latency" INTEGER[],

    CONSTRAINT "RequestHour_pkey" PRIMARY KEY ("deploymentId","variantId","hour")
);

-- CreateTable
CREATE TABLE "Feedback" (
    "requestId" TEXT NOT NULL,
    "kind" "FeedbackKind" NOT NULL,
    "name" TEXT NOT NULL,
    "value" DOUBLE PRECISION,
    "text" TEXT,
    "comment" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Feedback_pkey" PRIMARY KEY ("requestId","kind","name")
);

-- CreateIndex
CREATE UNIQUE INDEX "Deployment_name_key" ON "Deployment"("name");

-- CreateIndex
CREATE INDEX "Deployment_projectId_createdAt_idx" ON "Deployment"("projectId", "createdAt");

-- CreateIndex
CREATE INDEX "Variant_modelVersionId_idx" ON "Variant"("modelVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "Variant_deploymentId_number_key" ON "Variant"("deploymentId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "DeploymentChange_deploymentId_routingVersion_key" ON "DeploymentChange"("deploymentId", "routingVersion");

-- CreateIndex
CREATE UNIQUE INDEX "GatewayKey_keyHash_key" ON "GatewayKey"("keyHash");

-- CreateIndex
CREATE INDEX "GatewayKey_projectId_createdAt_idx" ON "GatewayKey"("projectId", "createdAt");

-- CreateIndex
CREATE INDEX "GatewayKeyScope_deploymentId_idx" ON "GatewayKeyScope"("deploymentId");

-- CreateIndex
CREATE INDEX "RequestLog_deploymentId_id_idx" ON "RequestLog"("deploymentId", "id");

-- CreateIndex
CREATE INDEX "RequestHour_deploymentId_hour_idx" ON "RequestHour"("deploymentId", "hour");

-- AddForeignKey
ALTER TABLE "Deployment" ADD CONSTRAINT "Deployment_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Variant" ADD CONSTRAINT "Variant_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Variant" ADD CONSTRAINT "Variant_modelVersionId_fkey" FOREIGN KEY ("modelVersionId") REFERENCES "ModelVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeploymentChange" ADD CONSTRAINT "DeploymentChange_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GatewayKey" ADD CONSTRAINT "GatewayKey_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GatewayKeyScope" ADD CONSTRAINT "GatewayKeyScope_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "GatewayKey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GatewayKeyScope" ADD CONSTRAINT "GatewayKeyScope_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GatewayKeyMonth" ADD CONSTRAINT "GatewayKeyMonth_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "GatewayKey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestLog" ADD CONSTRAINT "RequestLog_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestContent" ADD CONSTRAINT "RequestContent_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "RequestLog"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestHour" ADD CONSTRAINT "RequestHour_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Feedback" ADD CONSTRAINT "Feedback_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "RequestLog"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What did not go well is looked for most, and is rare.
CREATE INDEX "RequestLog_not_ok_idx" ON "RequestLog" ("deploymentId", "id") WHERE "outcome" <> 'ok';

CREATE INDEX "RequestContent_searched_idx" ON "RequestContent" USING gin (to_tsvector('simple', "searched"));

-- Every gateway hears of a change at once, whoever makes it; it looks by itself every few seconds too.
CREATE FUNCTION announce_routing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('hone_routing', '');
  RETURN NULL;
END
$$;

CREATE TRIGGER announce_routing AFTER INSERT OR UPDATE OR DELETE ON "Deployment" FOR EACH STATEMENT EXECUTE FUNCTION announce_routing();
CREATE TRIGGER announce_routing AFTER INSERT OR UPDATE OR DELETE ON "Variant" FOR EACH STATEMENT EXECUTE FUNCTION announce_routing();
CREATE TRIGGER announce_routing AFTER INSERT OR DELETE OR UPDATE OF "revokedAt", "expiresAt", "requestsPerMinute", "monthlyBudgetUsd" ON "GatewayKey"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_routing();
CREATE TRIGGER announce_routing AFTER INSERT OR UPDATE OR DELETE ON "GatewayKeyScope" FOR EACH STATEMENT EXECUTE FUNCTION announce_routing();
CREATE TRIGGER announce_routing AFTER UPDATE OF "baseUrl", "credentials", "prices", "kind" ON "Trainer"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_routing();
