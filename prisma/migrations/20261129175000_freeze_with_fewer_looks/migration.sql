-- Only freezing writes these rows, in the transaction that makes their version. Looking for the version again for each of a million rows took
-- as long as writing them. They still go with it.
ALTER TABLE "DatasetVersionExample" DROP CONSTRAINT "DatasetVersionExample_versionId_fkey";

CREATE FUNCTION remove_rows_of_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "DatasetVersionExample" WHERE "versionId" = OLD.id;
  RETURN NULL;
END $$;
-- It runs behind keep_version_of_project, by its name: a version that may not go takes nothing along.
CREATE TRIGGER remove_rows_of_version AFTER DELETE ON "DatasetVersion" FOR EACH ROW EXECUTE FUNCTION remove_rows_of_version();

-- Files for a trainer and cases for a benchmark are read split by split. The train split is most of the rows: it is read along the primary key.
DROP INDEX "DatasetVersionExample_versionId_split_position_idx";
CREATE INDEX "DatasetVersionExample_held_back_idx" ON "DatasetVersionExample" ("versionId", split, position) WHERE split <> 'train';
