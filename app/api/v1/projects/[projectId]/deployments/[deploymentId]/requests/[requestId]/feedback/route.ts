import { giveFeedback } from "@/lib/deployments/collect/give-feedback";
import { giveFeedbackInput } from "@/lib/deployments/collect/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit", body: giveFeedbackInput }, ({ caller, id, body }) =>
  giveFeedback(caller, id("deploymentId"), id("requestId"), body),
);
