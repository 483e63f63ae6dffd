-- What a key is guessed to have spent, apart from what it is known to have spent.
ALTER TABLE "GatewayKeyMonth" ADD COLUMN     "estimatedUsd" DOUBLE PRECISION NOT NULL DEFAULT 0;
