-- Of a column that it has never counted Postgres believes that half of the rows have it, and looks for one among all of them.
ANALYZE "Example" ("hasWords");
