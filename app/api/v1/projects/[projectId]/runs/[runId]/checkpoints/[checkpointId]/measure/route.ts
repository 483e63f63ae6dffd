import { measureCheckpoint } from "@/lib/evaluations/measure-checkpoint";
import { route } from "@/lib/http/route";

export const POST = route({ may: "launch", status: 201 }, ({ caller, id }) =>
  measureCheckpoint(caller, { runId: id("runId"), checkpointId: id("checkpointId") }),
);
