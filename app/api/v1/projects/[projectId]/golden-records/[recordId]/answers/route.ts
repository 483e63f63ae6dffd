import { route } from "@/lib/http/route";
import { listAnswers } from "@/lib/survival/records/list-answers";
import { listAnswersInput } from "@/lib/survival/records/schemas";

export const GET = route({ may: "read", query: listAnswersInput }, ({ caller, id, query }) => listAnswers(caller, id("recordId"), query));
