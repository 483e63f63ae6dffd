import { route } from "@/lib/http/route";
import { tryCheckpointInput } from "@/lib/runs/schemas";
import { tryCheckpoint } from "@/lib/runs/try-checkpoint";

export const POST = route({ may: "edit", body: tryCheckpointInput }, ({ caller, id, body, request }) =>
  tryCheckpoint(caller, { runId: id("runId"), checkpointId: id("checkpointId") }, body, request.signal),
);
