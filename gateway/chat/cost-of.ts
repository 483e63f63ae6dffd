import type { RoutedVariant } from "../routing/routing-table";

/** Null where tokens or price are not known: a guess would be taken for a bill. */
export function costOf(price: RoutedVariant["price"], promptTokens: number | null, completionTokens: number | null): number | null {
  if (price.input === 0 && price.output === 0) return 0;
  if (promptTokens === null || completionTokens === null || price.input === null || price.output === null) return null;
  return (promptTokens * price.input + completionTokens * price.output) / 1e6;
}
