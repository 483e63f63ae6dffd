-- CreateEnum
CREATE TYPE "ChangeKind" AS ENUM ('added', 'changed', 'moved', 'removed');

-- DropForeignKey
ALTER TABLE "DatasetVersionExample" DROP CONSTRAINT "DatasetVersionExample_revisionId_fkey";

-- AlterTable
ALTER TABLE "Dataset" ADD COLUMN     "freeze" JSONB;

-- AlterTable
ALTER TABLE "DatasetVersion" ADD COLUMN     "licence" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "DatasetVersionChange" (
    "versionId" TEXT NOT NULL,
    "kind" "ChangeKind" NOT NULL,
    "position" INTEGER NOT NULL,
    "exampleId" TEXT NOT NULL,
    "fromRevisionId" TEXT,
    "toRevisionId" TEXT,
    "fromSplit" "Split",
    "toSplit" "Split",

    CONSTRAINT "DatasetVersionChange_pkey" PRIMARY KEY ("versionId","kind","position")
);

-- AddForeignKey
ALTER TABLE "DatasetVersionChange" ADD CONSTRAINT "DatasetVersionChange_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "DatasetVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is frozen stays: whoever can write SQL in this database is stopped here too, by mistake or by a bug.
CREATE FUNCTION refuse_frozen_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A frozen version never changes; freeze a new one. (%, %)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION keep_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - 'leaks' IS DISTINCT FROM to_jsonb(NEW) - 'leaks' THEN
    RAISE EXCEPTION 'A frozen version never changes; freeze a new one. (DatasetVersion, UPDATE)' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_version BEFORE UPDATE ON "DatasetVersion" FOR EACH ROW EXECUTE FUNCTION keep_version();

-- A version goes when its project or its dataset goes, never by itself.
CREATE FUNCTION keep_version_of_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Project" WHERE id = OLD."projectId") AND EXISTS (SELECT 1 FROM "Dataset" WHERE id = OLD."datasetId") THEN
    RAISE EXCEPTION 'A frozen version cannot be deleted while its project is there. (DatasetVersion, DELETE)' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_version_of_project AFTER DELETE ON "DatasetVersion" FOR EACH ROW EXECUTE FUNCTION keep_version_of_project();

CREATE FUNCTION keep_rows_of_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM (SELECT DISTINCT "versionId" FROM gone) AS of_version JOIN "DatasetVersion" version ON version.id = of_version."versionId") THEN
    RAISE EXCEPTION 'A frozen version never changes; freeze a new one. (%, DELETE)', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_rows BEFORE UPDATE ON "DatasetVersionExample" FOR EACH STATEMENT EXECUTE FUNCTION refuse_frozen_change();
CREATE TRIGGER keep_rows_of_version AFTER DELETE ON "DatasetVersionExample" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_rows_of_version();
CREATE TRIGGER keep_changes BEFORE UPDATE ON "DatasetVersionChange" FOR EACH STATEMENT EXECUTE FUNCTION refuse_frozen_change();
CREATE TRIGGER keep_changes_of_version AFTER DELETE ON "DatasetVersionChange" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_rows_of_version();

-- The text that a version froze is a revision; revisions of examples that nobody froze may go.
CREATE FUNCTION keep_frozen_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "DatasetVersionExample" row
    JOIN "DatasetVersion" version ON version.id = row."versionId"
    JOIN "Project" project ON project.id = version."projectId"
    JOIN "Dataset" dataset ON dataset.id = version."datasetId"
    WHERE row."revisionId" = OLD.id
  ) THEN
    RAISE EXCEPTION 'This revision is frozen in a version and cannot be changed or deleted. (ExampleRevision, %)', TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER keep_frozen_revision BEFORE DELETE ON "ExampleRevision" FOR EACH ROW EXECUTE FUNCTION keep_frozen_revision();
CREATE TRIGGER keep_frozen_revision_text BEFORE UPDATE OF id, "exampleId", number, messages, tools, rejected, "contentHash" ON "ExampleRevision"
  FOR EACH ROW EXECUTE FUNCTION keep_frozen_revision();
