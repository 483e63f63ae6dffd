import { route } from "@/lib/http/route";
import { planRetirement, undoRetirement } from "@/lib/survival/board/plan-retirement";

export const PUT = route({ may: "launch" }, ({ caller, id }) => planRetirement(caller, id("modelVersionId")));

export const DELETE = route({ may: "launch" }, ({ caller, id }) => undoRetirement(caller, id("modelVersionId")));
