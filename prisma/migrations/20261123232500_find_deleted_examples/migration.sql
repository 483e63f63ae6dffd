-- What was taken out since a version was frozen; the others are found by Example_changed_idx.
CREATE INDEX "Example_deleted_idx" ON "Example" ("datasetId", "deletedAt") WHERE "deletedAt" IS NOT NULL;
