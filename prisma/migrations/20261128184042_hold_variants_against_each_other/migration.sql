-- CreateEnum
CREATE TYPE "ExperimentStatus" AS ENUM ('running', 'shipped', 'rolled_back', 'stopped');

-- CreateTable
CREATE TABLE "Experiment" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "deploymentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "controlId" TEXT NOT NULL,
    "treatmentId" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "minimumEffect" DOUBLE PRECISION NOT NULL,
    "guardrails" JSONB NOT NULL,
    "ramp" DOUBLE PRECISION[],
    "stage" INTEGER NOT NULL DEFAULT 0,
    "stageHours" DOUBLE PRECISION NOT NULL,
    "stageAt" TIMESTAMP(3) NOT NULL,
    "countedSince" TIMESTAMP(3) NOT NULL,
    "crossedUnits" INTEGER NOT NULL DEFAULT 0,
    "status" "ExperimentStatus" NOT NULL DEFAULT 'running',
    "reason" TEXT NOT NULL DEFAULT '',
    "startedById" TEXT,
    "endedById" TEXT,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "endsAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Experiment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExperimentUnit" (
    "experimentId" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "variantId" TEXT NOT NULL,
    "crossed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ExperimentUnit_pkey" PRIMARY KEY ("experimentId","unit")
);

-- CreateTable
CREATE TABLE "ExperimentFigure" (
    "experimentId" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "numerator" DOUBLE PRECISION NOT NULL,
    "denominator" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "ExperimentFigure_pkey" PRIMARY KEY ("experimentId","metric","unit")
);

-- CreateTable
CREATE TABLE "ExperimentArm" (
    "experimentId" TEXT NOT NULL,
    "variantId" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    "numerator" DOUBLE PRECISION NOT NULL,
    "numeratorSquares" DOUBLE PRECISION NOT NULL,
    "denominator" DOUBLE PRECISION NOT NULL,
    "denominatorSquares" DOUBLE PRECISION NOT NULL,
    "cross" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "ExperimentArm_pkey" PRIMARY KEY ("experimentId","variantId","metric")
);

-- CreateTable
CREATE TABLE "ExperimentDay" (
    "experimentId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "variantId" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    "numerator" DOUBLE PRECISION NOT NULL,
    "numeratorSquares" DOUBLE PRECISION NOT NULL,
    "denominator" DOUBLE PRECISION NOT NULL,
    "denominatorSquares" DOUBLE PRECISION NOT NULL,
    "cross" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "ExperimentDay_pkey" PRIMARY KEY ("experimentId","day","variantId","metric")
);

-- CreateIndex
CREATE INDEX "Experiment_projectId_idx" ON "Experiment"("projectId");

-- CreateIndex
CREATE INDEX "Experiment_status_idx" ON "Experiment"("status");

-- CreateIndex
CREATE UNIQUE INDEX "Experiment_deploymentId_number_key" ON "Experiment"("deploymentId", "number");

-- AddForeignKey
ALTER TABLE "Experiment" ADD CONSTRAINT "Experiment_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExperimentUnit" ADD CONSTRAINT "ExperimentUnit_experimentId_fkey" FOREIGN KEY ("experimentId") REFERENCES "Experiment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExperimentFigure" ADD CONSTRAINT "ExperimentFigure_experimentId_fkey" FOREIGN KEY ("experimentId") REFERENCES "Experiment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExperimentArm" ADD CONSTRAINT "ExperimentArm_experimentId_fkey" FOREIGN KEY ("experimentId") REFERENCES "Experiment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExperimentDay" ADD CONSTRAINT "ExperimentDay_experimentId_fkey" FOREIGN KEY ("experimentId") REFERENCES "Experiment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One test at a time: two at once would blur each other.
CREATE UNIQUE INDEX "Experiment_running_key" ON "Experiment" ("deploymentId") WHERE status = 'running';
