import { listProjectVersions } from "@/lib/datasets/list-versions";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller }) => listProjectVersions(caller));
