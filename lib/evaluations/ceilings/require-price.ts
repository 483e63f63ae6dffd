import type { Trainer } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { priceOfTokens } from "@/lib/trainers/price-of-tokens";
import type { Ceilings } from "./schemas";

interface Priced {
  name: string;
  baseModel: string;
  trainer: Pick<Trainer, "kind" | "prices">;
}

/** A ceiling in dollars can be kept only for a model whose price is known. */
export function requirePrice({ name, baseModel, trainer }: Priced, { ceilingUsd }: Partial<Ceilings>): void {
  if (ceilingUsd == null || priceOfTokens(trainer, baseModel, { promptTokens: 1, completionTokens: 1 }) !== null) return;
  throw new AppError(
    "invalid",
    `Nobody has entered what ${name} costs, so a ceiling in dollars could not be kept. Set one in tokens, or enter the prices of ${baseModel} with its trainer first.`,
  );
}
