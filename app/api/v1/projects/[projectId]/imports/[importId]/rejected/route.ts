import { downloadRejected } from "@/lib/datasets/imports/download-rejected";
import { listRejected } from "@/lib/datasets/imports/list-rejected";
import { listRejectedInput } from "@/lib/datasets/imports/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: listRejectedInput }, ({ caller, id, query }) =>
  query.format === "json" ? listRejected(caller, id("importId"), query) : downloadRejected(caller, id("importId"), query),
);
