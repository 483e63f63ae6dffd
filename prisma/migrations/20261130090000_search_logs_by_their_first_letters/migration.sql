-- A row of the index holds a megabyte of words, and whoever asks decides how long a question is: what does not fit would be refused with its row.
DROP INDEX "RequestContent_searched_idx";
CREATE INDEX "RequestContent_searched_idx" ON "RequestContent" USING gin (to_tsvector('simple', left("searched", 100000)));
