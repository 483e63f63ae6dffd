-- Markup is text here: a word between angle brackets is found like any other.
CREATE OR REPLACE FUNCTION example_words(text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  translate(
    CASE WHEN text ~ '[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\U0001F000-\U0001FAFF\U00020000-\U0003FFFF]'
      THEN regexp_replace(text, '([\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\U0001F000-\U0001FAFF\U00020000-\U0003FFFF])', ' \1 ', 'g')
      ELSE text END,
    './@-<>&', '       ');

-- Over deleted rows too: the planner believes what it has counted in an index only if that holds the whole table.
DROP INDEX "Example_filter_idx";
CREATE INDEX "Example_filter_idx" ON "Example" USING gin (
  example_keys("datasetId", state, "importId", "authorId", "assigneeId", "tokenCount", "isMachineWritten", "position"),
  tags,
  "issueKinds",
  to_tsvector('simple', example_words(example_text("promptText", "answerText", "contextText")))
);
