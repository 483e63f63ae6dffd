import { fixRejected } from "@/lib/datasets/imports/fix-rejected";
import { fixRowInput } from "@/lib/datasets/imports/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit", body: fixRowInput }, ({ caller, id, body }) =>
  fixRejected(caller, id("importId"), id("rowId"), body),
);
