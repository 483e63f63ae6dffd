-- The same text as before, and so the same index: only where it may be longer than that are its letters counted, which took as long as the search.
CREATE OR REPLACE FUNCTION example_text("promptText" text, "answerText" text, "contextText" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  lower(CASE WHEN octet_length("promptText") + octet_length("answerText") + octet_length("contextText") < 199998
    THEN "promptText" || ' ' || "answerText" || ' ' || "contextText"
    ELSE left("promptText" || ' ' || "answerText" || ' ' || "contextText", 200000) END);
