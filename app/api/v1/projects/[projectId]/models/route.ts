import { route } from "@/lib/http/route";
import { createBaseline } from "@/lib/models/baselines/create-baseline";
import { listModelVersions } from "@/lib/models/list-model-versions";
import { createBaselineInput } from "@/lib/models/schemas";

export const GET = route({ may: "read" }, ({ caller }) => listModelVersions(caller));

export const POST = route({ may: "launch", body: createBaselineInput, status: 201 }, ({ caller, body }) => createBaseline(caller, body));
