import { Prisma } from "@/lib/db/generated/client";

/** `splitPointOf` in SQL: where the group of an `example`, or of its near-duplicates, falls between 0 and 1 by this seed. */
export function splitPoint(seed: number): Prisma.Sql {
  return Prisma.sql`('x' || left(encode(sha256(convert_to(${`${seed}|`} || coalesce(nullif(example."splitKey", ''), example."groupKey"), 'UTF8')), 'hex'), 13))::bit(52)::bigint / 4503599627370496.0::float8`;
}
