import { claimExamples } from "@/lib/datasets/reviews/claim-examples";
import { listQueue } from "@/lib/datasets/reviews/list-queue";
import { claimExamplesInput, listQueueInput } from "@/lib/datasets/reviews/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: listQueueInput }, ({ caller, id, query }) => listQueue(caller, id("datasetId"), query));

export const POST = route({ may: "edit", body: claimExamplesInput }, ({ caller, id, body }) =>
  claimExamples(caller, id("datasetId"), body),
);
