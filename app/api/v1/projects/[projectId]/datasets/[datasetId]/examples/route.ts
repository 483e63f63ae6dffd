import { createExample } from "@/lib/datasets/examples/create-example";
import { listExamples } from "@/lib/datasets/examples/list-examples";
import { createExampleInput, listExamplesInput } from "@/lib/datasets/examples/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: listExamplesInput }, ({ caller, id, query }) =>
  listExamples(caller, id("datasetId"), query),
);

export const POST = route({ may: "edit", body: createExampleInput, status: 201 }, ({ caller, id, body }) =>
  createExample(caller, id("datasetId"), body),
);
