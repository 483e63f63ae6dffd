import { route } from "@/lib/http/route";
import { planReplacement } from "@/lib/survival/replacements/plan-replacement";
import { replacementInput } from "@/lib/survival/replacements/schemas";

export const POST = route({ may: "read", body: replacementInput }, ({ caller, id, body }) =>
  planReplacement(caller, id("modelVersionId"), body),
);
