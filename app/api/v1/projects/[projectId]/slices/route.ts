import { listSlices } from "@/lib/evaluations/slices/list-slices";
import { sliceQuery } from "@/lib/evaluations/slices/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: sliceQuery }, ({ caller, query }) => listSlices(caller, query));
