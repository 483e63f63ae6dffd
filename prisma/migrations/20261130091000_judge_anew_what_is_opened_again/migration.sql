-- AlterTable
ALTER TABLE "Example" ADD COLUMN     "reviewRound" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "ExampleReview" ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1;

-- DropIndex
DROP INDEX "ExampleReview_exampleId_revision_reviewerId_isAdjudication_key";

-- CreateIndex
CREATE UNIQUE INDEX "ExampleReview_exampleId_revision_reviewerId_isAdjudication__key" ON "ExampleReview"("exampleId", "revision", "reviewerId", "isAdjudication", "round");

-- A lead who skipped a disagreement left it where nobody could settle it.
DELETE FROM "ExampleReview" WHERE "isAdjudication" AND decision = 'skip';

-- What waits although it was settled was opened again, and its judgements stood in the way of new ones.
UPDATE "Example" example SET "reviewRound" = 2
FROM "Dataset" dataset
WHERE dataset.id = example."datasetId" AND example.state IN ('draft', 'in_review') AND example."deletedAt" IS NULL AND EXISTS (
  SELECT FROM "ExampleReview" review
  WHERE review."exampleId" = example.id AND review.revision = example.revision AND review.decision <> 'skip'
  HAVING bool_or(review."isAdjudication") OR (
    count(*) FILTER (WHERE NOT review."isAdjudication") >= dataset."reviewersPerExample"
    AND (dataset."reviewersPerExample" = 1 OR count(DISTINCT review.decision) FILTER (WHERE NOT review."isAdjudication") = 1)));
