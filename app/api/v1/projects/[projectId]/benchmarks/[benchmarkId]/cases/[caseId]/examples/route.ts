import { addCase } from "@/lib/evaluations/mending/add-case";
import { addCaseInput } from "@/lib/evaluations/mending/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit", body: addCaseInput, status: 201 }, ({ caller, id, body }) =>
  addCase(caller, id("benchmarkId"), id("caseId"), body),
);
