import { z } from "zod";

const foldedSchema = z.array(z.string()).catch([]);
/** Facets that a person folded. */
export const parseFolded = (stored: unknown) => foldedSchema.parse(stored);

const columnsSchema = z
  .object({ widths: z.record(z.string(), z.number().min(48).max(1_000)), hidden: z.array(z.string()) })
  .catch({ widths: {}, hidden: ["source"] });
export type ColumnLayout = z.infer<typeof columnsSchema>;
export const parseColumns = (stored: unknown): ColumnLayout => columnsSchema.parse(stored);
