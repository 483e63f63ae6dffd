import { getLearningCurve } from "@/lib/evaluations/learning-curves/get-learning-curve";
import { learningCurveQuery, startLearningCurveInput } from "@/lib/evaluations/learning-curves/schemas";
import { startLearningCurve } from "@/lib/evaluations/learning-curves/start-learning-curve";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: learningCurveQuery }, ({ caller, query }) => getLearningCurve(caller, query));

export const POST = route({ may: "launch", body: startLearningCurveInput, status: 201 }, ({ caller, body }) =>
  startLearningCurve(caller, body),
);
