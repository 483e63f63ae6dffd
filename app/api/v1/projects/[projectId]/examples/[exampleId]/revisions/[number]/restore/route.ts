import { revisionNumber } from "@/lib/datasets/revisions/get-revision";
import { restoreRevision } from "@/lib/datasets/revisions/restore-revision";
import { restoreRevisionInput } from "@/lib/datasets/revisions/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit", body: restoreRevisionInput }, async ({ caller, id, body }) =>
  restoreRevision(caller, id("exampleId"), revisionNumber(id("number")), body),
);
