import { z } from "zod";
import { exampleContentSchema, splitSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import type { ExportSource } from "./export-source";
import { fits } from "./fits";
import type { ExportFormat, Layout } from "./schemas";

export const exportRowSchema = exampleContentSchema.extend({ tags: z.array(z.string()), split: splitSchema });
export type ExportRow = z.infer<typeof exportRowSchema>;

const pageRows = 1_000;

/**
 * Page after page, so that a million rows need the memory of a thousand. Where the pages end is found in one pass before: asking for
 * “the next thousand” of a filter would begin that filter anew for every page.
 */
export async function* readExportRows(source: ExportSource, format: ExportFormat, layout: Layout): AsyncGenerator<ExportRow[]> {
  const ends = await db.$queryRaw<{ position: number }[]>`
    select position::float8 as position from (
      select position, row_number() over (order by position) as number, count(*) over () as total from (${source.positions}) everything
    ) numbered where number % ${pageRows} = 0 or number = total order by position`;
  let after = 0;
  for (const { position: to } of ends) {
    const page = await db.$queryRaw<{ fits: boolean }[]>`
      select content.*, ${fits(format, layout)} as fits from (${source.rows({ after, to })}) content order by content.position`;
    yield page.filter((row) => row.fits).map((row) => exportRowSchema.parse(row));
    after = to;
  }
}
