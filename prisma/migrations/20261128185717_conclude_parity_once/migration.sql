-- CreateTable
CREATE TABLE "ParityResult" (
    "reportId" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ParityResult_pkey" PRIMARY KEY ("reportId")
);

-- AddForeignKey
ALTER TABLE "ParityResult" ADD CONSTRAINT "ParityResult_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "ParityReport"("id") ON DELETE CASCADE ON UPDATE CASCADE;
