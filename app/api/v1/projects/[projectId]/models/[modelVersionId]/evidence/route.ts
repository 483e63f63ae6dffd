import { route } from "@/lib/http/route";
import { exportEvidence } from "@/lib/registry/export-evidence";

export const GET = route({ may: "read" }, ({ caller, id }) => exportEvidence(caller, id("modelVersionId")));
