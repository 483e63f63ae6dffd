-- A view belongs to a list: the examples of a dataset, or the runs of a project.
ALTER TABLE "SavedView" ADD COLUMN "projectId" TEXT,
ADD COLUMN "listId" TEXT,
ALTER COLUMN "datasetId" DROP NOT NULL;
UPDATE "SavedView" view SET "projectId" = dataset."projectId", "listId" = dataset.id FROM "Dataset" dataset WHERE dataset.id = view."datasetId";
ALTER TABLE "SavedView" ALTER COLUMN "projectId" SET NOT NULL,
ALTER COLUMN "listId" SET NOT NULL;

-- DropIndex
DROP INDEX "SavedView_datasetId_name_key";

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_listId_name_key" ON "SavedView"("listId", "name");

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "Run" ADD COLUMN "validLoss" DOUBLE PRECISION;
UPDATE "Run" run SET "validLoss" = newest."validLoss"
FROM (SELECT DISTINCT ON ("runId") "runId", "validLoss" FROM "RunMetric" WHERE "validLoss" IS NOT NULL ORDER BY "runId", step DESC) newest
WHERE newest."runId" = run.id;

-- The list of runs in the orders of `lib/runs/list/page-statement.ts`; one index serves both directions.
CREATE INDEX "Run_projectId_cost_idx" ON "Run" ("projectId", (coalesce("costUsd", '-1'::float8)), "number");
CREATE INDEX "Run_projectId_took_idx" ON "Run" ("projectId", (coalesce(extract(epoch FROM "finishedAt" - "startedAt")::float8, '-1'::float8)), "number");
CREATE INDEX "Run_projectId_loss_idx" ON "Run" ("projectId", (coalesce("validLoss", 'Infinity'::float8)), "number");
