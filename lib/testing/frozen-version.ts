import type { Caller } from "@/lib/accounts/caller";
import { createDataset } from "@/lib/datasets/create-dataset";
import { createExample } from "@/lib/datasets/examples/create-example";
import type { SplitRatios } from "@/lib/datasets/schemas";
import { freezeVersion } from "@/lib/datasets/versions/freeze-version";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";

interface Wanted {
  count?: number;
  ratios?: SplitRatios;
  /** The question and the answer of each example. */
  write?: (index: number) => { prompt: string; answer: string };
}

const colours = ["red", "green", "blue"];

/** A small version of examples that a model can learn: each says a colour, and the answer repeats it. */
export async function createFrozenVersion(caller: Caller, wanted: Wanted = {}): Promise<DatasetVersion> {
  const { count = 40, ratios = { train: 0.6, validation: 0.1, test: 0.3 }, write = colourOf } = wanted;
  const { id } = await createDataset(caller, { name: "Customer messages" });
  for (let index = 0; index < count; index++) {
    const { prompt, answer } = write(index);
    const messages = [
      { role: "user" as const, content: prompt },
      { role: "assistant" as const, content: answer },
    ];
    await createExample(caller, id, { messages });
  }
  return freezeVersion(caller, id, { ratios, include: "unrejected" });
}

function colourOf(index: number): { prompt: string; answer: string } {
  const answer = colours[index % colours.length] ?? "";
  return { prompt: `Order ${index}: the box is ${answer}.`, answer };
}
