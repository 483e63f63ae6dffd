import { z } from "zod";
import { exampleContentSchema, splitSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { ExportSource } from "./export-source";
import { fits } from "./fits";
import type { ExportFormat, Layout } from "./schemas";

export const exportRowSchema = exampleContentSchema.extend({ tags: z.array(z.string()), split: splitSchema });
export type ExportRow = z.infer<typeof exportRowSchema>;

const pageRows = 1_000;

/** Page after page, so that a million rows need the memory of a thousand. */
export async function* readExportRows({ rows }: ExportSource, format: ExportFormat, layout: Layout): AsyncGenerator<ExportRow[]> {
  for (let after: bigint | number = 0; ; ) {
    const page: { position: bigint; fits: boolean }[] = await db.$queryRaw(Prisma.sql`
      select content.*, ${fits(format, layout)} as fits
      from (select * from (${rows}) everything where position > ${after} order by position limit ${pageRows}) content order by content.position`);
    const last = page.at(-1);
    if (!last) return;
    yield page.filter((row) => row.fits).map((row) => exportRowSchema.parse(row));
    after = last.position;
  }
}
