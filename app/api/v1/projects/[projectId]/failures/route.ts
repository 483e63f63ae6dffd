import { listFailures } from "@/lib/evaluations/failures/list-failures";
import { failuresQuery } from "@/lib/evaluations/failures/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: failuresQuery }, ({ caller, query }) => listFailures(caller, query));
