-- CreateEnum
CREATE TYPE "ParityStatus" AS ENUM ('queued', 'running', 'passed', 'stopped', 'not_needed', 'failed');

-- AlterEnum
ALTER TYPE "DeploymentChangeKind" ADD VALUE 'overridden';

-- CreateTable
CREATE TABLE "ParityCheck" (
    "id" TEXT NOT NULL,
    "variantId" TEXT NOT NULL,
    "status" "ParityStatus" NOT NULL DEFAULT 'queued',
    "servedModel" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "hasRecord" BOOLEAN NOT NULL DEFAULT false,
    "maxTokens" INTEGER NOT NULL DEFAULT 0,
    "verdict" JSONB,
    "failureMessage" TEXT,
    "overrideReason" TEXT,
    "overriddenById" TEXT,
    "overriddenAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "ParityCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ParityCheckCase" (
    "checkId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "prompt" JSONB NOT NULL,
    "tools" JSONB,
    "first" TEXT,
    "again" TEXT,
    "served" TEXT,
    "servedModel" TEXT,

    CONSTRAINT "ParityCheckCase_pkey" PRIMARY KEY ("checkId","position")
);

-- CreateIndex
CREATE INDEX "ParityCheck_variantId_createdAt_idx" ON "ParityCheck"("variantId", "createdAt");

-- CreateIndex
CREATE INDEX "ParityCheck_status_idx" ON "ParityCheck"("status");

-- AddForeignKey
ALTER TABLE "ParityCheck" ADD CONSTRAINT "ParityCheck_variantId_fkey" FOREIGN KEY ("variantId") REFERENCES "Variant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ParityCheckCase" ADD CONSTRAINT "ParityCheckCase_checkId_fkey" FOREIGN KEY ("checkId") REFERENCES "ParityCheck"("id") ON DELETE CASCADE ON UPDATE CASCADE;
