import { listProjectVersions } from "@/lib/datasets/versions/list-versions";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller }) => listProjectVersions(caller));
