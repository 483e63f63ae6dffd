import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { ExportSource } from "./export-source";
import { fits, isPair, isRich, isSingle, isSinglePair } from "./fits";
import { type ExportFormat, type ExportPlan, exportFormatSchema, exportPlanSchema, type Layout } from "./schemas";

/** A sheet of Excel has this many rows, and one of them holds the names of the columns. */
const mostSheetRows = 1_048_576 - 1;
/** What a workbook packs must stay below 4 GB before packing; letters of JSON are a fair measure of it. */
const mostSheetLetters = 2_000_000_000;

interface Facts {
  total: number;
  pairs: number;
  singlePairs: number;
  rich: number;
  severalTurns: number;
  plain: number;
  long: number;
  longConversations: number;
  letters: number;
}

/** Counted before a byte is written, so that nothing is left out without a word. */
export async function planExport({ rows }: ExportSource): Promise<ExportPlan> {
  const count = (condition: Prisma.Sql) => Prisma.sql`(count(*) filter (where ${condition}))::int`;
  const tooLong = (layout: Layout) => Prisma.sql`${fits("csv", layout)} and not ${fits("xlsx", layout)}`;
  const [facts] = await db.$queryRaw<Facts[]>`
    select count(*)::int as total, ${count(isPair)} as pairs, ${count(isSinglePair)} as "singlePairs", ${count(Prisma.sql`not ${isPair} and ${isRich}`)} as rich,
      ${count(Prisma.sql`not ${isPair} and not ${isRich} and not ${isSingle}`)} as "severalTurns", ${count(fits("prompt_completion", "columns"))} as plain,
      ${count(Prisma.sql`(${tooLong("columns")}) or (${tooLong("pairs")})`)} as long, ${count(tooLong("conversations"))} as "longConversations",
      coalesce(sum(length(content.messages::text)), 0)::float8 as letters
    from (${rows()}) content`;
  if (!facts) throw new Error("Counting answered nothing.");
  const layout = layoutFor(facts);
  return exportPlanSchema.parse({
    total: facts.total,
    layout,
    formats: exportFormatSchema.options.map((format) => toPlan(format, layout, facts)),
  });
}

function layoutFor({ total, pairs, singlePairs, plain }: Facts): Layout {
  if (pairs > 0 && singlePairs === total) return "pairs";
  return plain === total - pairs ? "columns" : "conversations";
}

function toPlan(format: ExportFormat, layout: Layout, facts: Facts): ExportPlan["formats"][number] {
  const leftOut = reasons(format, layout, facts).filter(({ count }) => count > 0);
  const left = facts.total - leftOut.reduce((sum, { count }) => sum + count, 0);
  return { format, fits: left, leftOut, problem: problemOf(format, left, facts) };
}

function reasons(format: ExportFormat, layout: Layout, facts: Facts): { reason: string; count: number }[] {
  const { total, pairs, rich, severalTurns, long, longConversations, singlePairs } = facts;
  const pair = { reason: "preference pairs: this format has room for one answer only", count: pairs };
  const tools = { reason: "with tools, names or answers that are not learned: this format has no room for them", count: rich };
  const turns = { reason: "conversations of several turns: this format holds one question and one answer", count: severalTurns };
  if (format === "preference") return [{ reason: "with one answer only: they are no pairs", count: total - pairs }];
  if (format === "chat" || format === "json") return [pair];
  if (format === "sharegpt") return [pair, tools];
  if (format === "prompt_completion" || format === "alpaca") return [pair, tools, turns];
  const cut = {
    reason: "with a text of more than 32,767 letters: Excel cuts it off",
    count: format === "xlsx" ? (layout === "conversations" ? longConversations : long) : 0,
  };
  if (layout === "pairs") return [{ reason: "that are no pairs of two plain answers", count: total - singlePairs }, cut];
  return [pair, cut];
}

function problemOf(format: ExportFormat, left: number, { total, letters }: Facts): string | null {
  if (total === 0) return "There is no example to export. Choose another filter, or import a file first.";
  if (left === 0) return "This format can hold none of these examples. Choose another one.";
  if (format !== "xlsx") return null;
  if (left > mostSheetRows)
    return "An Excel sheet holds 1,048,576 rows, and these are more. Export CSV or Parquet, or filter the examples first.";
  if (letters > mostSheetLetters)
    return "These texts are more than an Excel file can pack (about 2 GB). Export CSV or Parquet, or filter the examples first.";
  return null;
}
