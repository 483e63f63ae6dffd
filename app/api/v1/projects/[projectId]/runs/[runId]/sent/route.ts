import { route } from "@/lib/http/route";
import { getSent } from "@/lib/runs/get-sent";

export const GET = route({ may: "read" }, ({ caller, id }) => getSent(caller, id("runId")));
