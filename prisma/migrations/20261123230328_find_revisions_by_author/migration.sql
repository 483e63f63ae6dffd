-- CreateIndex
CREATE INDEX "ExampleRevision_authorId_exampleId_idx" ON "ExampleRevision"("authorId", "exampleId");
