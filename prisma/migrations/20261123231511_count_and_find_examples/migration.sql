-- DropIndex
DROP INDEX "Example_datasetId_position_idx";

-- CreateTable
CREATE TABLE "ExampleTally" (
    "id" BIGSERIAL NOT NULL,
    "datasetId" TEXT NOT NULL,
    "facet" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "ExampleTally_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ExampleTally_datasetId_facet_idx" ON "ExampleTally"("datasetId", "facet");

-- AddForeignKey
ALTER TABLE "ExampleTally" ADD CONSTRAINT "ExampleTally_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What can be asked of an example without reading it, as words of one index: equal for the index, the table's filters and nobody else.
CREATE FUNCTION example_length("tokenCount" int) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN "tokenCount" < 100 THEN 'short' WHEN "tokenCount" < 500 THEN 'medium' WHEN "tokenCount" < 2000 THEN 'long' ELSE 'very_long' END;

CREATE FUNCTION example_keys("datasetId" text, state "ReviewState", "importId" text, "authorId" text, "assigneeId" text, "tokenCount" int, "isMachineWritten" boolean, "contentHash" text)
RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN array_remove(ARRAY[
  "datasetId",
  "datasetId" || CASE state WHEN 'draft' THEN ' state draft' WHEN 'in_review' THEN ' state in_review' WHEN 'approved' THEN ' state approved' ELSE ' state rejected' END,
  "datasetId" || ' source ' || coalesce("importId", 'none'),
  "datasetId" || ' author ' || coalesce("authorId", 'none'),
  "datasetId" || ' assignee ' || coalesce("assigneeId", 'none'),
  "datasetId" || CASE WHEN "tokenCount" < 100 THEN ' length short' WHEN "tokenCount" < 500 THEN ' length medium' WHEN "tokenCount" < 2000 THEN ' length long' ELSE ' length very_long' END,
  "datasetId" || CASE WHEN "isMachineWritten" THEN ' machine true' ELSE ' machine false' END,
  -- Rows picked by chance, for estimates: a quarter, a sixteenth, … of the dataset.
  CASE WHEN "contentHash" < '4' THEN "datasetId" || ' sample 4' END,
  CASE WHEN "contentHash" < '1' THEN "datasetId" || ' sample 16' END,
  CASE WHEN "contentHash" < '04' THEN "datasetId" || ' sample 64' END,
  CASE WHEN "contentHash" < '01' THEN "datasetId" || ' sample 256' END
], NULL);

-- What search looks through. A tsvector holds at most a megabyte; who needs more than the first 200,000 letters of an example opens it.
CREATE FUNCTION example_text("promptText" text, "answerText" text, "contextText" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  lower(left("promptText" || ' ' || "answerText" || ' ' || "contextText", 200000));

-- Addresses and numbers are taken apart in the text and in the question alike, and scripts without spaces are read letter by letter.
CREATE FUNCTION example_words(text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  translate(
    CASE WHEN text ~ '[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\U0001F000-\U0001FAFF\U00020000-\U0003FFFF]'
      THEN regexp_replace(text, '([\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\U0001F000-\U0001FAFF\U00020000-\U0003FFFF])', ' \1 ', 'g')
      ELSE text END,
    './@-', '    ');

-- Rare values and words, alone and together.
CREATE INDEX "Example_filter_idx" ON "Example" USING gin (
  example_keys("datasetId", state, "importId", "authorId", "assigneeId", "tokenCount", "isMachineWritten", "contentHash"),
  tags,
  "issueKinds",
  to_tsvector('simple', example_words(example_text("promptText", "answerText", "contextText")))
) WHERE "deletedAt" IS NULL;

-- The table page by page: common values are found by walking along the order, without touching the rows. No tags: their length has no bound, an index row's has.
CREATE INDEX "Example_walk_idx" ON "Example" ("datasetId", position)
  INCLUDE (id, state, "issueKinds", "importId", "authorId", "assigneeId", "tokenCount", "isMachineWritten", "pinnedSplit", "splitPoint", "updatedAt") WHERE "deletedAt" IS NULL;
CREATE INDEX "Example_changed_idx" ON "Example" ("datasetId", "updatedAt", position) WHERE "deletedAt" IS NULL;
CREATE INDEX "Example_length_idx" ON "Example" ("datasetId", "tokenCount", position) WHERE "deletedAt" IS NULL;
-- How many there are of each value. Writers only add rows to the ledger, so that they never wait for each other; their sum is the count.
CREATE FUNCTION example_facets(state "ReviewState", tags text[], "issueKinds" text[], "importId" text, "authorId" text, "assigneeId" text, "tokenCount" int)
RETURNS TABLE (facet text, value text) LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT * FROM (VALUES
    ('all', ''), ('state', $1::text), ('source', coalesce($4, 'none')), ('author', coalesce($5, 'none')), ('assignee', coalesce($6, 'none')), ('length', example_length($7))
  ) AS single(facet, value)
  UNION ALL SELECT DISTINCT 'tag', tag FROM unnest($2) AS tag
  UNION ALL SELECT DISTINCT 'issue', issue FROM unnest($3) AS issue
$$;

CREATE FUNCTION tally_examples() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "ExampleTally" ("datasetId", facet, value, count)
    SELECT "datasetId", facet, value, count(*) FROM came
    CROSS JOIN LATERAL example_facets(state, tags, "issueKinds", "importId", "authorId", "assigneeId", "tokenCount")
    WHERE "deletedAt" IS NULL GROUP BY 1, 2, 3;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "ExampleTally" ("datasetId", facet, value, count)
    SELECT "datasetId", facet, value, -count(*) FROM went
    CROSS JOIN LATERAL example_facets(state, tags, "issueKinds", "importId", "authorId", "assigneeId", "tokenCount")
    -- With the dataset its ledger goes too.
    WHERE "deletedAt" IS NULL AND EXISTS (SELECT 1 FROM "Dataset" WHERE id = "datasetId") GROUP BY 1, 2, 3;
  ELSE
    INSERT INTO "ExampleTally" ("datasetId", facet, value, count)
    SELECT "datasetId", facet, value, sum(change) FROM (
      SELECT "datasetId", state, tags, "issueKinds", "importId", "authorId", "assigneeId", "tokenCount", 1 AS change FROM came WHERE "deletedAt" IS NULL
      UNION ALL
      SELECT "datasetId", state, tags, "issueKinds", "importId", "authorId", "assigneeId", "tokenCount", -1 FROM went WHERE "deletedAt" IS NULL
    ) AS changed
    CROSS JOIN LATERAL example_facets(state, tags, "issueKinds", "importId", "authorId", "assigneeId", "tokenCount")
    GROUP BY 1, 2, 3 HAVING sum(change) <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tally_added AFTER INSERT ON "Example" REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION tally_examples();
CREATE TRIGGER tally_changed AFTER UPDATE ON "Example" REFERENCING OLD TABLE AS went NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION tally_examples();
CREATE TRIGGER tally_removed AFTER DELETE ON "Example" REFERENCING OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION tally_examples();

-- Now and then a writer adds up what it finds. What somebody else is adding up at this moment is left to them.
CREATE FUNCTION fold_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF random() < 0.02 THEN
    WITH folded AS (
      DELETE FROM "ExampleTally" WHERE id IN (
        SELECT id FROM "ExampleTally" WHERE "datasetId" IN (SELECT DISTINCT "datasetId" FROM added) FOR UPDATE SKIP LOCKED
      ) RETURNING "datasetId", facet, value, count
    )
    INSERT INTO "ExampleTally" ("datasetId", facet, value, count)
    SELECT "datasetId", facet, value, sum(count) FROM folded GROUP BY 1, 2, 3 HAVING sum(count) <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER fold_tally AFTER INSERT ON "ExampleTally" REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (pg_trigger_depth() < 2) EXECUTE FUNCTION fold_tally();

INSERT INTO "ExampleTally" ("datasetId", facet, value, count)
SELECT "datasetId", facet, value, count(*) FROM "Example"
CROSS JOIN LATERAL example_facets(state, tags, "issueKinds", "importId", "authorId", "assigneeId", "tokenCount")
WHERE "deletedAt" IS NULL GROUP BY 1, 2, 3;
