import { freezeVersion } from "@/lib/datasets/freeze-version";
import { listVersions } from "@/lib/datasets/list-versions";
import { freezeVersionInput } from "@/lib/datasets/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => listVersions(caller, id("datasetId")));

export const POST = route({ may: "edit", body: freezeVersionInput, status: 201 }, ({ caller, id, body }) =>
  freezeVersion(caller, id("datasetId"), body),
);
