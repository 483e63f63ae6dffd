import { getFreezePreview } from "@/lib/datasets/versions/get-freeze-preview";
import { freezeVersionInput } from "@/lib/datasets/versions/schemas";
import { startFreeze } from "@/lib/datasets/versions/start-freeze";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getFreezePreview(caller, id("datasetId")));

export const POST = route({ may: "edit", body: freezeVersionInput, status: 202 }, ({ caller, id, body }) =>
  startFreeze(caller, id("datasetId"), body),
);
