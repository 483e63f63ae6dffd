-- CreateEnum
CREATE TYPE "ModelStage" AS ENUM ('candidate', 'staging', 'production', 'archived');

-- AlterTable
ALTER TABLE "ModelVersion" ADD COLUMN     "stage" "ModelStage" NOT NULL DEFAULT 'candidate',
ADD COLUMN     "stageVersion" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "ModelStageChange" (
    "id" TEXT NOT NULL,
    "modelVersionId" TEXT NOT NULL,
    "stageVersion" INTEGER NOT NULL,
    "before" "ModelStage" NOT NULL,
    "after" "ModelStage" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "userId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ModelStageChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ModelStageChange_modelVersionId_stageVersion_key" ON "ModelStageChange"("modelVersionId", "stageVersion");

-- AddForeignKey
ALTER TABLE "ModelStageChange" ADD CONSTRAINT "ModelStageChange_modelVersionId_fkey" FOREIGN KEY ("modelVersionId") REFERENCES "ModelVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What answers most of a deployment's traffic is in production from the first day on, and its history says why.
WITH "main" AS (
    SELECT v."modelVersionId" AS "id", min(d."name") AS "name"
    FROM "Variant" v JOIN "Deployment" d ON d."id" = v."deploymentId"
    WHERE (SELECT coalesce(sum((r ->> 1)::int - (r ->> 0)::int), 0) FROM jsonb_array_elements(v."ranges") r) > 5000
    GROUP BY v."modelVersionId"
), "moved" AS (
    UPDATE "ModelVersion" m SET "stage" = 'production', "stageVersion" = 2 FROM "main" WHERE m."id" = "main"."id"
)
INSERT INTO "ModelStageChange" ("id", "modelVersionId", "stageVersion", "before", "after", "reason")
SELECT gen_random_uuid()::text, "id", 2, 'candidate', 'production', 'It answers most of ' || "name" || ' now.' FROM "main";
