import { getManifest } from "@/lib/datasets/versions/get-manifest";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getManifest(caller, id("versionId")));
