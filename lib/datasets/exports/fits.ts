import { Prisma } from "@/lib/db/generated/client";
import type { ExportFormat, Layout } from "./schemas";

/** The most that Excel takes in one cell. */
export const longestCell = 32_767;

/** About one row called `content`. */
export const isPair = Prisma.sql`coalesce(jsonb_typeof(content.rejected), 'null') <> 'null'`;
/** Holds something that only a list of messages can say: tools, names, answers that are not learned. */
export const isRich = Prisma.sql`(coalesce(jsonb_typeof(content.tools), 'null') <> 'null' or content.messages @? '$[*] ? (exists(@.tool_calls) || @.role == "tool" || exists(@.name) || @.weight == 0)')`;
/** One question and one answer, perhaps under an instruction. */
export const isSingle = Prisma.sql`((jsonb_array_length(content.messages) = 2 or (jsonb_array_length(content.messages) = 3 and content.messages -> 0 ->> 'role' = 'system')) and content.messages -> -2 ->> 'role' = 'user')`;
export const isSinglePair = Prisma.sql`(${isPair} and not ${isRich} and ${isSingle} and case when jsonb_typeof(content.rejected) = 'array' then jsonb_array_length(content.rejected) = 1 and not content.rejected @? '$[*] ? (exists(@.tool_calls))' else false end)`;
const isPlain = Prisma.sql`(not ${isPair} and not ${isRich} and ${isSingle})`;

/** Where the JSON is short enough, so is every text in it; only the others are looked into. */
const isLong = (layout: Layout) =>
  layout === "conversations"
    ? Prisma.sql`(length(content.messages::text) > ${longestCell} or coalesce(length(content.tools::text), 0) > ${longestCell})`
    : Prisma.sql`(length(content.messages::text) + coalesce(length(content.rejected::text), 0) > ${longestCell} and exists (
        select 1 from jsonb_array_elements(content.messages || case when jsonb_typeof(content.rejected) = 'array' then content.rejected else '[]' end) turn
        where length(turn ->> 'content') > ${longestCell}))`;

/** Whether a format can hold a row without losing anything of it. The one place that says so. */
export function fits(format: ExportFormat, layout: Layout): Prisma.Sql {
  switch (format) {
    case "chat":
    case "json":
      return Prisma.sql`not ${isPair}`;
    case "preference":
      return isPair;
    case "prompt_completion":
    case "alpaca":
      return isPlain;
    case "sharegpt":
      return Prisma.sql`(not ${isPair} and not ${isRich})`;
    case "xlsx":
      return Prisma.sql`(${inTable(layout)} and not ${isLong(layout)})`;
    case "csv":
    case "tsv":
    case "parquet":
      return inTable(layout);
  }
}

function inTable(layout: Layout): Prisma.Sql {
  if (layout === "pairs") return isSinglePair;
  return layout === "columns" ? isPlain : Prisma.sql`not ${isPair}`;
}
