-- AlterTable
ALTER TABLE "Example" ADD COLUMN     "followedSplit" "Split";

-- Whoever filters by split walks along this index without touching the rows.
DROP INDEX "Example_walk_idx";
CREATE INDEX "Example_walk_idx" ON "Example" ("datasetId", position)
  INCLUDE (id, state, "issueKinds", "importId", "authorId", "assigneeId", "tokenCount", "isMachineWritten", "pinnedSplit", "followedSplit", "splitPoint", "updatedAt") WHERE "deletedAt" IS NULL;
-- Few are placed by hand; the check of a large dataset finds them without reading it.
CREATE INDEX "Example_placed_idx" ON "Example" ("datasetId", "groupKey") WHERE "pinnedSplit" IS NOT NULL OR "followedSplit" IS NOT NULL;
