import { getRatingAgreement } from "@/lib/evaluations/ratings/get-rating-agreement";
import { ratingQuery } from "@/lib/evaluations/ratings/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: ratingQuery }, ({ caller, id, query }) =>
  getRatingAgreement(caller, id("benchmarkId"), query.grader),
);
