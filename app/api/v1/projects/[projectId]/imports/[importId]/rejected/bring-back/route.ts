import { bringBackRejected } from "@/lib/datasets/imports/bring-back-rejected";
import { bringBackInput } from "@/lib/datasets/imports/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit", body: bringBackInput }, ({ caller, id, body }) => bringBackRejected(caller, id("importId"), body));
