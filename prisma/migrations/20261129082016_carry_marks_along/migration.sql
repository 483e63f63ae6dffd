-- CreateTable
CREATE TABLE "ExperimentMarkDay" (
    "experimentId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "marked" INTEGER NOT NULL,
    "unmarked" INTEGER NOT NULL,
    "tokens" BIGINT NOT NULL,
    "costUsd" DOUBLE PRECISION NOT NULL,
    "unpriced" INTEGER NOT NULL,

    CONSTRAINT "ExperimentMarkDay_pkey" PRIMARY KEY ("experimentId","day")
);

-- AddForeignKey
ALTER TABLE "ExperimentMarkDay" ADD CONSTRAINT "ExperimentMarkDay_experimentId_fkey" FOREIGN KEY ("experimentId") REFERENCES "Experiment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was settled so far.
INSERT INTO "ExperimentMarkDay" ("experimentId", "day", "marked", "unmarked", "tokens", "costUsd", "unpriced")
SELECT "experimentId", "settledAt"::date, count("score"), count(*) FILTER (WHERE "score" IS NULL), sum("tokens"), coalesce(sum("costUsd"), 0),
  count(*) FILTER (WHERE "tokens" > 0 AND "costUsd" IS NULL)
FROM "ExperimentMark" WHERE "settledAt" IS NOT NULL GROUP BY 1, 2;

-- Why the judge gave no mark, most often: among few, whatever the number of those that it gave.
CREATE INDEX "ExperimentMark_unmarked_idx" ON "ExperimentMark" ("experimentId", "requestId") WHERE "settledAt" IS NOT NULL AND "score" IS NULL;
