-- Estimates come from stretches of 16 neighbours picked by chance instead of from single rows: neighbours share pages, so that a sample is read in a sixth of the time.
DROP INDEX "Example_filter_idx";
DROP FUNCTION example_keys(text, "ReviewState", text, text, text, int, boolean, text);

CREATE FUNCTION example_keys("datasetId" text, state "ReviewState", "importId" text, "authorId" text, "assigneeId" text, "tokenCount" int, "isMachineWritten" boolean, "position" bigint)
RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN array_remove(ARRAY[
  "datasetId",
  "datasetId" || CASE state WHEN 'draft' THEN ' state draft' WHEN 'in_review' THEN ' state in_review' WHEN 'approved' THEN ' state approved' ELSE ' state rejected' END,
  "datasetId" || ' source ' || coalesce("importId", 'none'),
  "datasetId" || ' author ' || coalesce("authorId", 'none'),
  "datasetId" || ' assignee ' || coalesce("assigneeId", 'none'),
  "datasetId" || CASE WHEN "tokenCount" < 100 THEN ' length short' WHEN "tokenCount" < 500 THEN ' length medium' WHEN "tokenCount" < 2000 THEN ' length long' ELSE ' length very_long' END,
  "datasetId" || CASE WHEN "isMachineWritten" THEN ' machine true' ELSE ' machine false' END,
  -- A quarter of all stretches, a sixteenth, …
  CASE WHEN ("position" / 16 % 65536) * 40503 % 65536 < 16384 THEN "datasetId" || ' sample 4' END,
  CASE WHEN ("position" / 16 % 65536) * 40503 % 65536 < 4096 THEN "datasetId" || ' sample 16' END,
  CASE WHEN ("position" / 16 % 65536) * 40503 % 65536 < 1024 THEN "datasetId" || ' sample 64' END,
  CASE WHEN ("position" / 16 % 65536) * 40503 % 65536 < 256 THEN "datasetId" || ' sample 256' END
], NULL);

CREATE INDEX "Example_filter_idx" ON "Example" USING gin (
  example_keys("datasetId", state, "importId", "authorId", "assigneeId", "tokenCount", "isMachineWritten", "position"),
  tags,
  "issueKinds",
  to_tsvector('simple', example_words(example_text("promptText", "answerText", "contextText")))
) WHERE "deletedAt" IS NULL;

-- The rows of one import in their order: they stand together, so that a walk along the whole dataset would pass all others first.
CREATE INDEX "Example_source_idx" ON "Example" ("importId", position) WHERE "deletedAt" IS NULL;
