import type { Caller } from "@/lib/accounts/caller";
import { createExample } from "@/lib/datasets/examples/create-example";
import { labelExample } from "@/lib/datasets/examples/label-example";
import { getDeploymentRow } from "../get-deployment";
import { readLogged } from "./read-logged";
import { type AddToDatasetInput, addToDatasetInput } from "./schemas";

/** From production into the next version: the correction becomes the answer that the model learns. The tag says where it came from. */
export async function addToDataset(caller: Caller, deploymentId: string, requestId: string, given: AddToDatasetInput) {
  const { datasetId, answer: named } = addToDatasetInput.parse(given);
  const { name } = await getDeploymentRow(caller, deploymentId);
  const { messages, tools, answer, isCorrected } = await readLogged(caller, deploymentId, requestId, named);
  const { id } = await createExample(caller, datasetId, { messages: [...messages, answer], tools });
  await labelExample(caller, id, { addTags: [`from ${name}`.slice(0, 60), ...(isCorrected ? ["corrected"] : [])] });
  return { datasetId, exampleId: id };
}
