import { getLeaks } from "@/lib/datasets/versions/get-leaks";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getLeaks(caller, id("versionId")));
