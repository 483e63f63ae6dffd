import { splitRatiosSchema } from "@/lib/datasets/schemas";
import { splitOf } from "@/lib/datasets/split-of";
import type { Prisma } from "@/lib/db/generated/client";
import { type Example, exampleSchema } from "./schemas";

export const withSource = {
  import: { select: { fileName: true } },
  dataset: { select: { splitRatios: true } },
} satisfies Prisma.ExampleInclude;

export function toExample(row: Prisma.ExampleGetPayload<{ include: typeof withSource }>): Example {
  const ratios = splitRatiosSchema.parse(row.dataset.splitRatios);
  return exampleSchema.parse({
    ...row,
    position: Number(row.position),
    sourceFile: row.import?.fileName ?? null,
    split: row.pinnedSplit ?? row.followedSplit ?? splitOf(row.splitPoint, ratios),
    isSplitPinned: row.pinnedSplit !== null,
  });
}
