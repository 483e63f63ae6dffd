import { z } from "zod";

export const fileRecordSchema = z.object({
  id: z.string(),
  bytes: z.number().int(),
  created_at: z.number().int(),
  filename: z.string(),
  purpose: z.enum(["fine-tune", "fine-tune-results"]),
  /** Order of arrival: created_at counts in seconds only. */
  sequence: z.number().int(),
});
export type FileRecord = z.infer<typeof fileRecordSchema>;

export function toWireFile({ sequence: _, ...record }: FileRecord) {
  return { object: "file" as const, ...record, status: "processed" as const };
}
