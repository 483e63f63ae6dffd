import { route } from "@/lib/http/route";
import { readCurves } from "@/lib/runs/curves/read-curves";
import { readCurvesInput } from "@/lib/runs/curves/schemas";

export const GET = route({ may: "read", query: readCurvesInput }, ({ caller, query }) => readCurves(caller, query));
