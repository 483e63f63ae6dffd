import { deleteMapping } from "@/lib/datasets/imports/delete-mapping";
import { route } from "@/lib/http/route";

export const DELETE = route({ may: "edit" }, ({ caller, id }) => deleteMapping(caller, id("mappingId")));
