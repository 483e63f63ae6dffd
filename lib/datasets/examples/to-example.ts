import type { Prisma } from "@/lib/db/generated/client";
import { type Example, exampleSchema } from "./schemas";

export const withSource = { import: { select: { fileName: true } } } satisfies Prisma.ExampleInclude;

export function toExample(row: Prisma.ExampleGetPayload<{ include: typeof withSource }>): Example {
  return exampleSchema.parse({ ...row, position: Number(row.position), sourceFile: row.import?.fileName ?? null });
}
