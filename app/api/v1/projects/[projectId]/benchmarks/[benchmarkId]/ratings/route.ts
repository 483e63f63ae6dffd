import { getRatingTask } from "@/lib/evaluations/ratings/get-rating-task";
import { rateAnswer } from "@/lib/evaluations/ratings/rate-answer";
import { rateAnswerInput, ratingQuery } from "@/lib/evaluations/ratings/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "edit", query: ratingQuery }, ({ caller, id, query }) =>
  getRatingTask(caller, id("benchmarkId"), query.grader),
);

export const POST = route({ may: "edit", body: rateAnswerInput }, ({ caller, id, body }) => rateAnswer(caller, id("benchmarkId"), body));
