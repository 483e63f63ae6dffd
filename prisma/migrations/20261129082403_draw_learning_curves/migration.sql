-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "learningCurveId" TEXT;

-- AlterTable
ALTER TABLE "Sweep" ADD COLUMN     "learningCurveId" TEXT;

-- CreateTable
CREATE TABLE "LearningCurve" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LearningCurve_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LearningCurveBenchmark" (
    "learningCurveId" TEXT NOT NULL,
    "benchmarkId" TEXT NOT NULL,

    CONSTRAINT "LearningCurveBenchmark_pkey" PRIMARY KEY ("learningCurveId","benchmarkId")
);

-- CreateIndex
CREATE UNIQUE INDEX "LearningCurve_runId_key" ON "LearningCurve"("runId");

-- CreateIndex
CREATE INDEX "Run_learningCurveId_idx" ON "Run"("learningCurveId");

-- CreateIndex
CREATE INDEX "Sweep_learningCurveId_idx" ON "Sweep"("learningCurveId");

-- AddForeignKey
ALTER TABLE "LearningCurve" ADD CONSTRAINT "LearningCurve_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LearningCurve" ADD CONSTRAINT "LearningCurve_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LearningCurveBenchmark" ADD CONSTRAINT "LearningCurveBenchmark_learningCurveId_fkey" FOREIGN KEY ("learningCurveId") REFERENCES "LearningCurve"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LearningCurveBenchmark" ADD CONSTRAINT "LearningCurveBenchmark_benchmarkId_fkey" FOREIGN KEY ("benchmarkId") REFERENCES "Benchmark"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_learningCurveId_fkey" FOREIGN KEY ("learningCurveId") REFERENCES "LearningCurve"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sweep" ADD CONSTRAINT "Sweep_learningCurveId_fkey" FOREIGN KEY ("learningCurveId") REFERENCES "LearningCurve"("id") ON DELETE SET NULL ON UPDATE CASCADE;
