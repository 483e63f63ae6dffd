import { planLearningCurve } from "@/lib/evaluations/learning-curves/plan-learning-curve";
import { planLearningCurveInput } from "@/lib/evaluations/learning-curves/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "read", body: planLearningCurveInput }, ({ caller, body }) => planLearningCurve(caller, body));
