import { getVersion } from "@/lib/datasets/versions/get-version";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getVersion(caller, id("versionId")));
