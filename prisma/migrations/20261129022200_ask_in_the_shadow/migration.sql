-- AlterEnum
ALTER TYPE "DeploymentChangeKind" ADD VALUE 'shadow';

-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "shadowShare" DOUBLE PRECISION NOT NULL DEFAULT 0.1,
ADD COLUMN     "shadowVariantId" TEXT;

-- CreateTable
CREATE TABLE "ShadowAnswer" (
    "id" TEXT NOT NULL,
    "deploymentId" TEXT NOT NULL,
    "variantId" TEXT NOT NULL,
    "servedVariantId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "outcome" "RequestOutcome" NOT NULL,
    "latencyMs" DOUBLE PRECISION NOT NULL,
    "promptTokens" INTEGER,
    "completionTokens" INTEGER,
    "costUsd" DOUBLE PRECISION,
    "format" TEXT,
    "errorMessage" TEXT,
    "answer" TEXT,
    "servedOutcome" "RequestOutcome" NOT NULL,
    "servedLatencyMs" DOUBLE PRECISION NOT NULL,
    "servedCostUsd" DOUBLE PRECISION,
    "servedFormat" TEXT,

    CONSTRAINT "ShadowAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShadowDay" (
    "deploymentId" TEXT NOT NULL,
    "variantId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "requests" INTEGER NOT NULL,
    "dropped" INTEGER NOT NULL,
    "costUsd" DOUBLE PRECISION NOT NULL,
    "unpriced" INTEGER NOT NULL,

    CONSTRAINT "ShadowDay_pkey" PRIMARY KEY ("deploymentId","variantId","day")
);

-- CreateIndex
CREATE INDEX "ShadowAnswer_deploymentId_variantId_id_idx" ON "ShadowAnswer"("deploymentId", "variantId", "id");

-- CreateIndex
CREATE INDEX "ShadowAnswer_deploymentId_id_idx" ON "ShadowAnswer"("deploymentId", "id");

-- AddForeignKey
ALTER TABLE "ShadowAnswer" ADD CONSTRAINT "ShadowAnswer_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShadowDay" ADD CONSTRAINT "ShadowDay_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
