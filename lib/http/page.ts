import { z } from "zod";
import { AppError } from "@/lib/errors";

export const pageQuery = z.object({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** One page of a list; `nextCursor` is null on the last one. */
export const pageSchema = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** A cursor that is a number in writing: the position behind which the next page begins. */
export function parseNumberCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined || cursor === "") return undefined;
  const position = Number(cursor);
  if (Number.isSafeInteger(position) && position >= 0) return position;
  throw new AppError("invalid", "The cursor is not one that Hone gave out. Start again from the first page.");
}
