-- DropForeignKey
ALTER TABLE "Example" DROP CONSTRAINT "Example_datasetId_fkey";

-- DropForeignKey
ALTER TABLE "Example" DROP CONSTRAINT "Example_projectId_fkey";

-- CreateIndex
CREATE UNIQUE INDEX "Dataset_id_projectId_key" ON "Dataset"("id", "projectId");

-- AddForeignKey
ALTER TABLE "Example" ADD CONSTRAINT "Example_datasetId_projectId_fkey" FOREIGN KEY ("datasetId", "projectId") REFERENCES "Dataset"("id", "projectId") ON DELETE CASCADE ON UPDATE CASCADE;

-- "30 for you": most rows have nobody, and none has somebody when it comes.
DROP INDEX "Example_assigneeId_state_idx";
CREATE INDEX "Example_assigned_idx" ON "Example" ("assigneeId", state) WHERE "assigneeId" IS NOT NULL;

-- What lists and searches read was pressed together for every row before the conversation went aside, although that makes room enough.
-- Now the conversation goes first, and texts are pressed only where they alone are too long for a row.
ALTER TABLE "Example" ALTER COLUMN "promptText" SET STORAGE MAIN, ALTER COLUMN "answerText" SET STORAGE MAIN, ALTER COLUMN "contextText" SET STORAGE MAIN;

-- Rows that come or go together are mostly alike: they are counted first and taken apart once for each kind.
CREATE OR REPLACE FUNCTION tally_examples() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "ExampleTally" ("datasetId", facet, value, count)
    SELECT "datasetId", facet, value, sum(alike) FROM (
      SELECT "datasetId", state, tags, "issueKinds", "importId", "authorId", "assigneeId", min("tokenCount") AS "tokenCount", count(*) AS alike
      FROM came WHERE "deletedAt" IS NULL
      GROUP BY 1, 2, 3, 4, 5, 6, 7, example_length("tokenCount")
    ) AS kinds
    CROSS JOIN LATERAL example_facets(state, tags, "issueKinds", "importId", "authorId", "assigneeId", "tokenCount") GROUP BY 1, 2, 3;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "ExampleTally" ("datasetId", facet, value, count)
    SELECT "datasetId", facet, value, -sum(alike) FROM (
      SELECT "datasetId", state, tags, "issueKinds", "importId", "authorId", "assigneeId", min("tokenCount") AS "tokenCount", count(*) AS alike
      -- With the dataset its ledger goes too.
      FROM went WHERE "deletedAt" IS NULL AND EXISTS (SELECT 1 FROM "Dataset" WHERE id = "datasetId")
      GROUP BY 1, 2, 3, 4, 5, 6, 7, example_length("tokenCount")
    ) AS kinds
    CROSS JOIN LATERAL example_facets(state, tags, "issueKinds", "importId", "authorId", "assigneeId", "tokenCount") GROUP BY 1, 2, 3;
  ELSE
    INSERT INTO "ExampleTally" ("datasetId", facet, value, count)
    SELECT "datasetId", facet, value, sum(change) FROM (
      SELECT "datasetId", state, tags, "issueKinds", "importId", "authorId", "assigneeId", min("tokenCount") AS "tokenCount", sum(change) AS change FROM (
        SELECT "datasetId", state, tags, "issueKinds", "importId", "authorId", "assigneeId", "tokenCount", 1 AS change FROM came WHERE "deletedAt" IS NULL
        UNION ALL
        SELECT "datasetId", state, tags, "issueKinds", "importId", "authorId", "assigneeId", "tokenCount", -1 FROM went WHERE "deletedAt" IS NULL
      ) AS changed
      GROUP BY 1, 2, 3, 4, 5, 6, 7, example_length("tokenCount") HAVING sum(change) <> 0
    ) AS kinds
    CROSS JOIN LATERAL example_facets(state, tags, "issueKinds", "importId", "authorId", "assigneeId", "tokenCount")
    GROUP BY 1, 2, 3 HAVING sum(change) <> 0;
  END IF;
  RETURN NULL;
END $$;
