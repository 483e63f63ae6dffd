-- DropIndex
DROP INDEX "ExampleReview_exampleId_revision_reviewerId_key";

-- CreateIndex
CREATE UNIQUE INDEX "ExampleReview_exampleId_revision_reviewerId_isAdjudication_key" ON "ExampleReview"("exampleId", "revision", "reviewerId", "isAdjudication");
