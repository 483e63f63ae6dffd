-- CreateTable
CREATE TABLE "Rebase" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "recipeId" TEXT,
    "oldModelVersionId" TEXT NOT NULL,
    "promptVersionId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "benchmarkId" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Rebase_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Rebase_runId_key" ON "Rebase"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "Rebase_projectId_number_key" ON "Rebase"("projectId", "number");

-- AddForeignKey
ALTER TABLE "Rebase" ADD CONSTRAINT "Rebase_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rebase" ADD CONSTRAINT "Rebase_recipeId_fkey" FOREIGN KEY ("recipeId") REFERENCES "Recipe"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rebase" ADD CONSTRAINT "Rebase_oldModelVersionId_fkey" FOREIGN KEY ("oldModelVersionId") REFERENCES "ModelVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rebase" ADD CONSTRAINT "Rebase_promptVersionId_fkey" FOREIGN KEY ("promptVersionId") REFERENCES "ModelVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rebase" ADD CONSTRAINT "Rebase_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rebase" ADD CONSTRAINT "Rebase_benchmarkId_fkey" FOREIGN KEY ("benchmarkId") REFERENCES "Benchmark"("id") ON DELETE CASCADE ON UPDATE CASCADE;
