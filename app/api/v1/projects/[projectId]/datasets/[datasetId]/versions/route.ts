import { freezeVersion } from "@/lib/datasets/versions/freeze-version";
import { listVersions } from "@/lib/datasets/versions/list-versions";
import { freezeVersionInput } from "@/lib/datasets/versions/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => listVersions(caller, id("datasetId")));

export const POST = route({ may: "edit", body: freezeVersionInput, status: 201 }, ({ caller, id, body }) =>
  freezeVersion(caller, id("datasetId"), body),
);
