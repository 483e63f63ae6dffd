import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import type { Dataset } from "@/lib/datasets/schemas";
import type { ExampleFilter } from "./example-filter";
import { lacksWords } from "./lacks-words";

export interface SearchedDataset extends Dataset {
  /** The words of its last large import are still on their way into the index: a search reads those texts themselves. */
  lacksWords: boolean;
}

/** The dataset as a filter needs it. */
export async function getSearchedDataset(
  caller: Caller,
  datasetId: string,
  { search }: Pick<ExampleFilter, "search">,
): Promise<SearchedDataset> {
  const dataset = await getDataset(caller, datasetId);
  return { ...dataset, lacksWords: search !== undefined && (await lacksWords(datasetId)) };
}
