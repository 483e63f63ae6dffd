import { getAgreement } from "@/lib/datasets/reviews/get-agreement";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getAgreement(caller, id("datasetId")));
