-- CreateTable
CREATE TABLE "RunCurve" (
    "runId" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "pointCount" INTEGER NOT NULL,
    "steps" BYTEA NOT NULL,
    "moments" BYTEA NOT NULL,
    "trainLoss" BYTEA NOT NULL,
    "trainAccuracy" BYTEA NOT NULL,
    "validLoss" BYTEA NOT NULL,
    "validAccuracy" BYTEA NOT NULL,
    "learningRate" BYTEA NOT NULL,
    "gradientNorm" BYTEA NOT NULL,
    "tokensPerSecond" BYTEA NOT NULL,

    CONSTRAINT "RunCurve_pkey" PRIMARY KEY ("runId")
);

-- AddForeignKey
ALTER TABLE "RunCurve" ADD CONSTRAINT "RunCurve_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Figures do not get smaller by compression; it would only cost time at every reading.
ALTER TABLE "RunCurve"
  ALTER COLUMN "steps" SET STORAGE EXTERNAL,
  ALTER COLUMN "moments" SET STORAGE EXTERNAL,
  ALTER COLUMN "trainLoss" SET STORAGE EXTERNAL,
  ALTER COLUMN "trainAccuracy" SET STORAGE EXTERNAL,
  ALTER COLUMN "validLoss" SET STORAGE EXTERNAL,
  ALTER COLUMN "validAccuracy" SET STORAGE EXTERNAL,
  ALTER COLUMN "learningRate" SET STORAGE EXTERNAL,
  ALTER COLUMN "gradientNorm" SET STORAGE EXTERNAL,
  ALTER COLUMN "tokensPerSecond" SET STORAGE EXTERNAL;

-- Runs that are there already, packed as `lib/runs/curves/pack-curve.ts` does it.
INSERT INTO "RunCurve" ("runId", "position", "pointCount", "steps", "moments", "trainLoss", "trainAccuracy", "validLoss", "validAccuracy", "learningRate", "gradientNorm", "tokensPerSecond")
SELECT "runId", max(position), count(*), string_agg(int4send(step), ''::bytea ORDER BY step),
  string_agg(float8send(coalesce(extract(epoch FROM at)::float8, 'NaN')), ''::bytea ORDER BY step),
  string_agg(float4send((CASE WHEN abs("trainLoss") < 1e-37 THEN 0 WHEN abs("trainLoss") <= 3e38 THEN "trainLoss" ELSE 'NaN' END)::float4), ''::bytea ORDER BY step),
  string_agg(float4send((CASE WHEN abs("trainAccuracy") < 1e-37 THEN 0 WHEN abs("trainAccuracy") <= 3e38 THEN "trainAccuracy" ELSE 'NaN' END)::float4), ''::bytea ORDER BY step),
  string_agg(float4send((CASE WHEN abs("validLoss") < 1e-37 THEN 0 WHEN abs("validLoss") <= 3e38 THEN "validLoss" ELSE 'NaN' END)::float4), ''::bytea ORDER BY step),
  string_agg(float4send((CASE WHEN abs("validAccuracy") < 1e-37 THEN 0 WHEN abs("validAccuracy") <= 3e38 THEN "validAccuracy" ELSE 'NaN' END)::float4), ''::bytea ORDER BY step),
  string_agg(float4send((CASE WHEN abs("learningRate") < 1e-37 THEN 0 WHEN abs("learningRate") <= 3e38 THEN "learningRate" ELSE 'NaN' END)::float4), ''::bytea ORDER BY step),
  string_agg(float4send((CASE WHEN abs("gradientNorm") < 1e-37 THEN 0 WHEN abs("gradientNorm") <= 3e38 THEN "gradientNorm" ELSE 'NaN' END)::float4), ''::bytea ORDER BY step),
  string_agg(float4send((CASE WHEN abs("tokensPerSecond") < 1e-37 THEN 0 WHEN abs("tokensPerSecond") <= 3e38 THEN "tokensPerSecond" ELSE 'NaN' END)::float4), ''::bytea ORDER BY step)
FROM "RunMetric" GROUP BY "runId";
