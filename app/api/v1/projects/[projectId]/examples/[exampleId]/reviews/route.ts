import { judgeExample } from "@/lib/datasets/reviews/judge-example";
import { listReviews } from "@/lib/datasets/reviews/list-reviews";
import { judgeExampleInput } from "@/lib/datasets/reviews/schemas";
import { undoJudgement } from "@/lib/datasets/reviews/undo-judgement";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => listReviews(caller, id("exampleId")));

export const POST = route({ may: "edit", body: judgeExampleInput }, ({ caller, id, body }) => judgeExample(caller, id("exampleId"), body));

export const DELETE = route({ may: "edit" }, ({ caller, id }) => undoJudgement(caller, id("exampleId")));
