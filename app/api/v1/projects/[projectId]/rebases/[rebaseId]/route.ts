import { getRebase } from "@/lib/evaluations/rebases/get-rebase";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getRebase(caller, id("rebaseId")));
