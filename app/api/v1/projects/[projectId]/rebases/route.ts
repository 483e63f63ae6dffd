import { createRebase } from "@/lib/evaluations/rebases/create-rebase";
import { getRebase } from "@/lib/evaluations/rebases/get-rebase";
import { listRebases } from "@/lib/evaluations/rebases/list-rebases";
import { planRebaseInput } from "@/lib/evaluations/rebases/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller }) => listRebases(caller));

export const POST = route({ may: "launch", body: planRebaseInput, status: 201, again: getRebase }, ({ caller, body, noteMade }) =>
  createRebase(caller, body, noteMade),
);
