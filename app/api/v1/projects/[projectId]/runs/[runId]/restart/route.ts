import { route } from "@/lib/http/route";
import { getRun } from "@/lib/runs/get-run";
import { restartRun } from "@/lib/runs/restart-run";

export const POST = route({ may: "edit", status: 201, again: getRun }, ({ caller, id, noteMade }) =>
  restartRun(caller, id("runId"), noteMade),
);
