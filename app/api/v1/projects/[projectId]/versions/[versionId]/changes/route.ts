import { listChanges } from "@/lib/datasets/versions/list-changes";
import { listChangesInput } from "@/lib/datasets/versions/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: listChangesInput }, ({ caller, id, query }) => listChanges(caller, id("versionId"), query));
