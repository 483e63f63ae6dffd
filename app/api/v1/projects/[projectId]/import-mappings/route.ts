import { listMappings } from "@/lib/datasets/imports/list-mappings";
import { saveMapping } from "@/lib/datasets/imports/save-mapping";
import { saveMappingInput } from "@/lib/datasets/imports/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller }) => listMappings(caller));

export const POST = route({ may: "edit", body: saveMappingInput, status: 201 }, ({ caller, body }) => saveMapping(caller, body));
