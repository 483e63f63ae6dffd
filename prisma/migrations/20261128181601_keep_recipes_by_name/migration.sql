-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "isRecipeChanged" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "recipeId" TEXT,
ADD COLUMN     "recipeRevision" INTEGER;

-- CreateTable
CREATE TABLE "Recipe" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "trainerId" TEXT,
    "baseModel" TEXT NOT NULL,
    "method" "TrainingMethod" NOT NULL,
    "objective" "TrainingObjective" NOT NULL DEFAULT 'sft',
    "hyperparameters" JSONB NOT NULL,
    "systemPrompt" TEXT NOT NULL DEFAULT '',
    "seed" INTEGER NOT NULL,
    "archivedAt" TIMESTAMP(3),
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Recipe_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Recipe_projectId_name_key" ON "Recipe"("projectId", "name");

-- CreateIndex
CREATE INDEX "Run_recipeId_number_idx" ON "Run"("recipeId", "number");

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_recipeId_fkey" FOREIGN KEY ("recipeId") REFERENCES "Recipe"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recipe" ADD CONSTRAINT "Recipe_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recipe" ADD CONSTRAINT "Recipe_trainerId_fkey" FOREIGN KEY ("trainerId") REFERENCES "Trainer"("id") ON DELETE SET NULL ON UPDATE CASCADE;
