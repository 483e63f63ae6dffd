import { listRequests } from "@/lib/deployments/list-requests";
import { listRequestsInput } from "@/lib/deployments/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: listRequestsInput }, ({ caller, id, query }) =>
  listRequests(caller, id("deploymentId"), query),
);
