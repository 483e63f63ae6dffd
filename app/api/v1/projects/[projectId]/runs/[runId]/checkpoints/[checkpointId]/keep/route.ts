import { route } from "@/lib/http/route";
import { keepCheckpoint } from "@/lib/models/keep-checkpoint";

export const POST = route({ may: "launch" }, ({ caller, id }) =>
  keepCheckpoint(caller, { runId: id("runId"), checkpointId: id("checkpointId") }),
);
