import { deleteImport } from "@/lib/datasets/imports/delete-import";
import { getImport } from "@/lib/datasets/imports/get-import";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getImport(caller, id("importId")));

export const DELETE = route({ may: "edit" }, ({ caller, id }) => deleteImport(caller, id("importId")));
