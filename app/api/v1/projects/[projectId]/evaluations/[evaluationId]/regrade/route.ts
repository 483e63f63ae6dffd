import { findRegrade } from "@/lib/evaluations/regrades/find-regrade";
import { startRegrade } from "@/lib/evaluations/regrades/start-regrade";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => findRegrade(caller, id("evaluationId")));

export const POST = route({ may: "launch", status: 202 }, ({ caller, id }) => startRegrade(caller, id("evaluationId")));
