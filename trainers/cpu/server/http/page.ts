import { z } from "zod";
import { ApiError } from "./api-error";

/** Query values arrive as text; `most` is what one page may hold. */
export function pageQuery(usual: number, most: number) {
  return z.object({
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(most).default(usual),
  });
}

/** The page after the item whose id is `after`. */
export function pageOf<Item extends { id: string }>(
  items: Item[],
  query: { after?: string | undefined; limit: number },
): { items: Item[]; hasMore: boolean } {
  let start = 0;
  if (query.after !== undefined) {
    const position = items.findIndex(({ id }) => id === query.after);
    if (position === -1)
      throw new ApiError(
        400,
        "invalid_parameter",
        `after: there is no "${query.after}" in this list. Start again without "after".`,
        "after",
      );
    start = position + 1;
  }
  const page = items.slice(start, start + query.limit);
  return { items: page, hasMore: start + page.length < items.length };
}
