import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import type { ExampleSort } from "./example-filter";

/** What an order needs to know of a row. */
export interface Place {
  id: string;
  position: bigint;
  tokenCount: number;
  updatedAt: Date;
}

/** By this, and where it is the same by arrival. */
export function orderBy(sort: ExampleSort): Prisma.Sql {
  return {
    position: Prisma.sql`example.position`,
    "-position": Prisma.sql`example.position desc`,
    "-updatedAt": Prisma.sql`example."updatedAt" desc, example.position desc`,
    tokens: Prisma.sql`example."tokenCount", example.position`,
    "-tokens": Prisma.sql`example."tokenCount" desc, example.position desc`,
  }[sort];
}

/** The rows behind the cursor. */
export function behind(sort: ExampleSort, cursor: string | undefined): Prisma.Sql {
  if (!cursor) return Prisma.sql`true`;
  const { value, position } = parseCursor(cursor);
  return {
    position: Prisma.sql`example.position > ${position}`,
    "-position": Prisma.sql`example.position < ${position}`,
    "-updatedAt": Prisma.sql`(example."updatedAt", example.position) < (${new Date(value)}::timestamp, ${position})`,
    tokens: Prisma.sql`(example."tokenCount", example.position) > (${value}::int, ${position})`,
    "-tokens": Prisma.sql`(example."tokenCount", example.position) < (${value}::int, ${position})`,
  }[sort];
}

/** The rows up to this one. */
export function upTo(sort: ExampleSort, { position, tokenCount, updatedAt }: Omit<Place, "id">): Prisma.Sql {
  return {
    position: Prisma.sql`example.position <= ${position}`,
    "-position": Prisma.sql`example.position >= ${position}`,
    "-updatedAt": Prisma.sql`(example."updatedAt", example.position) >= (${updatedAt}::timestamp, ${position})`,
    tokens: Prisma.sql`(example."tokenCount", example.position) <= (${tokenCount}::int, ${position})`,
    "-tokens": Prisma.sql`(example."tokenCount", example.position) >= (${tokenCount}::int, ${position})`,
  }[sort];
}

export function cursorOf(sort: ExampleSort, { position, tokenCount, updatedAt }: Place): string {
  if (sort === "-updatedAt") return `${updatedAt.getTime()}_${position}`;
  return sort === "tokens" || sort === "-tokens" ? `${tokenCount}_${position}` : `0_${position}`;
}

function parseCursor(cursor: string): { value: number; position: bigint } {
  const [, value, position] = /^(\d{1,14})_(\d{1,18})$/.exec(cursor) ?? [];
  if (!value || !position) throw new AppError("invalid", "The cursor is not one that Hone gave out. Start again from the first page.");
  return { value: Number(value), position: BigInt(position) };
}
