import { z } from "zod";
import { exampleFilterSchema } from "@/lib/datasets/examples/example-filter";
import { splitSchema } from "@/lib/datasets/schemas";

export const exportFormatSchema = z.enum([
  "chat",
  "prompt_completion",
  "alpaca",
  "sharegpt",
  "preference",
  "json",
  "csv",
  "tsv",
  "xlsx",
  "parquet",
]);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

const wanted = {
  format: exportFormatSchema,
  /** Examples that the format cannot hold are left out; without this they stop the export. */
  leaveOut: z.enum(["true", "false"]).default("false"),
  /** `off`: CSV and TSV cells that begin like a formula are written as they are, for programs. */
  formulas: z.enum(["guarded", "off"]).default("guarded"),
};
export type Wanted = z.infer<z.ZodObject<typeof wanted>>;

export const exportVersionQuery = z.object({ ...wanted, split: splitSchema.optional() });
export const exportDatasetQuery = exampleFilterSchema.extend(wanted);
export const planVersionQuery = z.object({ split: splitSchema.optional() });
export const planDatasetQuery = exampleFilterSchema;

/** How the tables are laid out: as simply as the examples allow. */
export const layoutSchema = z.enum(["columns", "pairs", "conversations"]);
export type Layout = z.infer<typeof layoutSchema>;

/** What each format would hold of what is to be exported. */
export const exportPlanSchema = z.object({
  total: z.number(),
  layout: layoutSchema,
  formats: z.array(
    z.object({
      format: exportFormatSchema,
      fits: z.number(),
      /** In words, each with how many. */
      leftOut: z.array(z.object({ reason: z.string(), count: z.number() })),
      /** Why it cannot be written at all. */
      problem: z.string().nullable(),
    }),
  ),
});
export type ExportPlan = z.infer<typeof exportPlanSchema>;
