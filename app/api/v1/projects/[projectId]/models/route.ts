import { route } from "@/lib/http/route";
import { listModelVersions } from "@/lib/models/list-model-versions";

export const GET = route({ may: "read" }, ({ caller }) => listModelVersions(caller));
