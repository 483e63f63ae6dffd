import { deleteUpload } from "@/lib/datasets/imports/delete-upload";
import { getUpload } from "@/lib/datasets/imports/get-upload";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getUpload(caller, id("importId")));

export const DELETE = route({ may: "edit" }, ({ caller, id }) => deleteUpload(caller, id("importId")));
