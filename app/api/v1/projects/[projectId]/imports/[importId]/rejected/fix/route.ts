import { fixManyRejected } from "@/lib/datasets/imports/fix-many-rejected";
import { fixManyInput } from "@/lib/datasets/imports/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit", body: fixManyInput }, ({ caller, id, body }) => fixManyRejected(caller, id("importId"), body));
