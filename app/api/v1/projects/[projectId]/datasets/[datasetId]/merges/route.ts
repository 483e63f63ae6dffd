import { mergeExamples } from "@/lib/datasets/checks/merge-examples";
import { mergeInput } from "@/lib/datasets/checks/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit", body: mergeInput }, ({ caller, id, body }) => mergeExamples(caller, id("datasetId"), body));
