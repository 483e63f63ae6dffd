import { route } from "@/lib/http/route";
import { tryModelInput } from "@/lib/models/schemas";
import { tryModel } from "@/lib/models/try-model";

export const POST = route({ may: "edit", body: tryModelInput }, ({ caller, id, body, request }) =>
  tryModel(caller, id("modelVersionId"), body, request.signal),
);
