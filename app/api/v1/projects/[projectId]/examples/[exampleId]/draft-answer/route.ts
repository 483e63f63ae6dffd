import { route } from "@/lib/http/route";
import { draftAnswer } from "@/lib/models/draft-answer";
import { draftAnswerInput } from "@/lib/models/schemas";

export const POST = route({ may: "edit", body: draftAnswerInput }, ({ caller, id, body, request }) =>
  draftAnswer(caller, id("exampleId"), body, request.signal),
);
