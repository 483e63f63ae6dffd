import { getRevision, revisionNumber } from "@/lib/datasets/revisions/get-revision";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, async ({ caller, id }) => getRevision(caller, id("exampleId"), revisionNumber(id("number"))));
