import { getAnswerSchema } from "@/lib/datasets/checks/get-answer-schema";
import { answerSchemaInput } from "@/lib/datasets/checks/schemas";
import { setAnswerSchema } from "@/lib/datasets/checks/set-answer-schema";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller }) => getAnswerSchema(caller));

export const PUT = route({ may: "launch", body: answerSchemaInput }, ({ caller, body }) => setAnswerSchema(caller, body));
