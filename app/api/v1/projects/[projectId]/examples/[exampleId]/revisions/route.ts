import { listRevisions } from "@/lib/datasets/revisions/list-revisions";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => listRevisions(caller, id("exampleId")));
