import { downloadRejected } from "@/lib/datasets/download-rejected";
import { listRejected } from "@/lib/datasets/list-rejected";
import { listRejectedInput } from "@/lib/datasets/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: listRejectedInput }, ({ caller, id, query }) =>
  query.format === "csv" ? downloadRejected(caller, id("importId")) : listRejected(caller, id("importId"), query),
);
