import { route } from "@/lib/http/route";
import { getModelVersion } from "@/lib/models/get-model-version";
import { updateModelVersionInput } from "@/lib/models/schemas";
import { updateModelVersion } from "@/lib/models/update-model-version";

export const GET = route({ may: "read" }, ({ caller, id }) => getModelVersion(caller, id("modelVersionId")));

export const PATCH = route({ may: "launch", body: updateModelVersionInput }, ({ caller, id, body }) =>
  updateModelVersion(caller, id("modelVersionId"), body),
);
