import { z } from "zod";
import { exampleContentSchema } from "@/lib/datasets/schemas";

/** imported: as it came · person: typed · machine: a model's draft · bulk: one change to many · restored: an older one again. */
export const revisionOriginSchema = z.enum(["imported", "person", "machine", "bulk", "restored"]);
export type RevisionOrigin = z.infer<typeof revisionOriginSchema>;

export const revisionSummarySchema = z.object({
  number: z.number(),
  origin: revisionOriginSchema,
  /** Null: nobody that Hone knows of, or somebody who is gone. */
  authorId: z.string().nullable(),
  createdAt: z.coerce.date(),
  /** Numbers of the dataset versions that froze it. */
  versions: z.array(z.number()),
});
export type RevisionSummary = z.infer<typeof revisionSummarySchema>;

export const revisionSchema = revisionSummarySchema.omit({ versions: true }).extend(exampleContentSchema.shape);
export type Revision = z.infer<typeof revisionSchema>;

/** `revision` is the one that stands now; if somebody saved since, nothing is restored. */
export const restoreRevisionInput = z.object({ revision: z.number().int().min(1) });
