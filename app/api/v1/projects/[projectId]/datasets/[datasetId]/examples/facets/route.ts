import { countFacets } from "@/lib/datasets/examples/count-facets";
import { exampleFilterSchema } from "@/lib/datasets/examples/example-filter";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: exampleFilterSchema }, ({ caller, id, query }) =>
  countFacets(caller, id("datasetId"), query),
);
