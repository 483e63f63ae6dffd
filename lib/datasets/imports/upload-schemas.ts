import { z } from "zod";
import { importFormatSchema } from "./schemas";

/** Decimal, as file managers count; the column holds no more either. */
export const mostUploadBytes = 2_000_000_000;
/** The size of every piece but the last. */
export const chunkBytes = 1024 * 1024;

export const tooLargeWords =
  "The file is larger than 2 GB. Split it into smaller files and import them one after the other; rows that repeat are noticed.";
export const emptyWords = "The file is empty. Choose a file with at least a header and one row (CSV), or one line (JSONL).";

export const createUploadInput = z.object({
  fileName: z.string().min(1).max(255),
  sizeBytes: z.number().int().min(0),
  /** Whatever tells this file from another with the same name and size, such as when it was changed last. */
  fingerprint: z.string().max(200).default(""),
});
export type CreateUploadInput = z.input<typeof createUploadInput>;

/** A file of which not all bytes are there yet. Its id is that of the import that it becomes. */
export const uploadSchema = z.object({
  id: z.string(),
  datasetId: z.string(),
  fileName: z.string(),
  sizeBytes: z.number(),
  receivedBytes: z.number(),
  chunkBytes: z.number(),
  createdAt: z.coerce.date(),
});
export type Upload = z.infer<typeof uploadSchema>;

/** With the pieces that are there, so that a sender knows what to leave out. */
export const uploadStateSchema = uploadSchema.extend({ chunks: z.array(z.object({ position: z.number(), sha256: z.string() })) });
export type UploadState = z.infer<typeof uploadStateSchema>;

export const chunkQuery = z.object({
  /** Checked when it is given: browsers cannot compute it over plain http. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "The hash is 64 small hexadecimal digits.")
    .optional(),
});
export const completeUploadInput = z.object({ format: importFormatSchema.optional() });
