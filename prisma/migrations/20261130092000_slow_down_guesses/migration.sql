-- CreateTable
CREATE TABLE "SignInTries" (
    "emailHash" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SignInTries_pkey" PRIMARY KEY ("emailHash")
);

-- CreateIndex
CREATE INDEX "SignInTries_since_idx" ON "SignInTries"("since");
