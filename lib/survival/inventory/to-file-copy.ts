import type { Prisma } from "@/lib/db/generated/client";
import { type FileCopy, fileCopySchema } from "./schemas";

export const fileCopyInclude = {
  item: { select: { name: true } },
  dataset: { select: { id: true, name: true } },
} satisfies Prisma.AccountFileCopyInclude;

export function toFileCopy(row: Prisma.AccountFileCopyGetPayload<{ include: typeof fileCopyInclude }>): FileCopy {
  return fileCopySchema.parse({ ...row, fileName: row.item.name });
}
