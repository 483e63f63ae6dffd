-- The review queue: the few that wait among the many that are settled, in order of arrival.
CREATE INDEX "Example_waiting_idx" ON "Example" ("datasetId", position) WHERE "deletedAt" IS NULL AND state IN ('draft', 'in_review');
