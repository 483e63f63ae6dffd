import { previewRule } from "@/lib/deployments/rules/preview-rule";
import { previewRuleInput } from "@/lib/deployments/rules/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "read", body: previewRuleInput }, ({ caller, id, body }) => previewRule(caller, id("deploymentId"), body));
