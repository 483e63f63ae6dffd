import type { Caller } from "@/lib/accounts/caller";
import { createExample } from "@/lib/datasets/examples/create-example";
import { labelExample } from "@/lib/datasets/examples/label-example";
import type { Example } from "@/lib/datasets/examples/schemas";
import { getCase } from "./get-case";
import { type AddCaseInput, addCaseInput } from "./schemas";

/** The question of a case with the right answer, as a draft that waits for review like any other. */
export async function addCase(caller: Caller, benchmarkId: string, caseId: string, given: AddCaseInput): Promise<Example> {
  const { datasetId, answer } = addCaseInput.parse(given);
  const { prompt, tags } = await getCase(caller, benchmarkId, caseId);
  const example = await createExample(caller, datasetId, { messages: [...prompt, { role: "assistant", content: answer }] });
  return tags.length > 0 ? labelExample(caller, example.id, { addTags: tags }) : example;
}
