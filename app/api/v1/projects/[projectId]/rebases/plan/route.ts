import { planRebase } from "@/lib/evaluations/rebases/plan-rebase";
import { planRebaseInput } from "@/lib/evaluations/rebases/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "read", body: planRebaseInput }, ({ caller, body }) => planRebase(caller, body));
