-- CreateEnum
CREATE TYPE "SweepStatus" AS ENUM ('awaiting_approval', 'running', 'finished', 'cancelled');

-- CreateEnum
CREATE TYPE "SweepMemberState" AS ENUM ('waiting', 'launched', 'left_out', 'refused', 'cancelled');

-- CreateTable
CREATE TABLE "Sweep" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "datasetVersionId" TEXT NOT NULL,
    "recipeId" TEXT,
    "shape" JSONB NOT NULL,
    "status" "SweepStatus" NOT NULL DEFAULT 'running',
    "ceilingUsd" DOUBLE PRECISION,
    "problem" TEXT,
    "createdById" TEXT,
    "approvedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "Sweep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SweepMember" (
    "id" TEXT NOT NULL,
    "sweepId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "trainerId" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "state" "SweepMemberState" NOT NULL DEFAULT 'waiting',
    "expectedLowUsd" DOUBLE PRECISION,
    "expectedHighUsd" DOUBLE PRECISION,
    "expectedSeconds" INTEGER,
    "reason" TEXT,
    "runId" TEXT,

    CONSTRAINT "SweepMember_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Sweep_status_idx" ON "Sweep"("status");

-- CreateIndex
CREATE UNIQUE INDEX "Sweep_projectId_number_key" ON "Sweep"("projectId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "SweepMember_runId_key" ON "SweepMember"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "SweepMember_sweepId_position_key" ON "SweepMember"("sweepId", "position");

-- AddForeignKey
ALTER TABLE "Sweep" ADD CONSTRAINT "Sweep_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sweep" ADD CONSTRAINT "Sweep_datasetVersionId_fkey" FOREIGN KEY ("datasetVersionId") REFERENCES "DatasetVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sweep" ADD CONSTRAINT "Sweep_recipeId_fkey" FOREIGN KEY ("recipeId") REFERENCES "Recipe"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SweepMember" ADD CONSTRAINT "SweepMember_sweepId_fkey" FOREIGN KEY ("sweepId") REFERENCES "Sweep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SweepMember" ADD CONSTRAINT "SweepMember_trainerId_fkey" FOREIGN KEY ("trainerId") REFERENCES "Trainer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SweepMember" ADD CONSTRAINT "SweepMember_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE SET NULL ON UPDATE CASCADE;
