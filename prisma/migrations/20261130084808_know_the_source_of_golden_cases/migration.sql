-- AlterTable
ALTER TABLE "GoldenCase" ADD COLUMN     "groupKey" TEXT;

-- What was asked stays as it was: only where it came from is added, as far as the benchmark is still there to say so.
ALTER TABLE "GoldenCase" DISABLE TRIGGER keep_golden_cases;
UPDATE "GoldenCase" asked SET "groupKey" = source."groupKey"
FROM "GoldenRecord" record JOIN "BenchmarkCase" source ON source."benchmarkId" = record."benchmarkId"
WHERE asked."recordId" = record.id AND asked.position = source.position AND asked.prompt = source.prompt AND source."groupKey" IS NOT NULL;
ALTER TABLE "GoldenCase" ENABLE TRIGGER keep_golden_cases;

-- A stored report left out what the new model refused and counted cases from one source as if each stood by itself; each is computed anew when it is read.
DELETE FROM "ParityResult";
