import { route } from "@/lib/http/route";
import { getRun } from "@/lib/runs/get-run";
import { createReplacement } from "@/lib/survival/replacements/create-replacement";
import { replacementInput } from "@/lib/survival/replacements/schemas";

export const POST = route({ may: "launch", body: replacementInput, status: 201, again: getRun }, ({ caller, id, body, noteMade }) =>
  createReplacement(caller, id("modelVersionId"), body, noteMade),
);
