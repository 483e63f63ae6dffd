import { route } from "@/lib/http/route";
import { createReplacement } from "@/lib/survival/replacements/create-replacement";
import { replacementInput } from "@/lib/survival/replacements/schemas";

export const POST = route({ may: "launch", body: replacementInput, status: 201 }, ({ caller, id, body }) =>
  createReplacement(caller, id("modelVersionId"), body),
);
