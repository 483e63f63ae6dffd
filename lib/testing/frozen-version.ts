import type { Caller } from "@/lib/accounts/caller";
import { createDataset } from "@/lib/datasets/create-dataset";
import { createExample } from "@/lib/datasets/examples/create-example";
import type { SplitRatios } from "@/lib/datasets/schemas";
import { freezeVersion } from "@/lib/datasets/versions/freeze-version";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";

interface Written {
  prompt: string;
  answer: string;
  worse?: string;
}

interface Wanted {
  name?: string;
  count?: number;
  ratios?: SplitRatios;
  /** The question and the answer of each example; with a worse answer it is a preference pair. */
  write?: (index: number) => Written;
}

const colours = ["red", "green", "blue"];

/** A small version of examples that a model can learn: each says a colour, and the answer repeats it. */
export async function createFrozenVersion(caller: Caller, wanted: Wanted = {}): Promise<DatasetVersion> {
  const { name = "Customer messages", count = 40, ratios = { train: 0.6, validation: 0.1, test: 0.3 }, write = colourOf } = wanted;
  const { id } = await createDataset(caller, { name });
  for (let index = 0; index < count; index++) {
    const { prompt, answer, worse } = write(index);
    const messages = [
      { role: "user" as const, content: prompt },
      { role: "assistant" as const, content: answer },
    ];
    await createExample(caller, id, { messages, ...(worse ? { rejected: [{ role: "assistant" as const, content: worse }] } : {}) });
  }
  return freezeVersion(caller, id, { ratios, include: "unrejected" });
}

function colourOf(index: number): Written {
  const answer = colours[index % colours.length] ?? "";
  return { prompt: `Order ${index}: the box is ${answer}.`, answer };
}
