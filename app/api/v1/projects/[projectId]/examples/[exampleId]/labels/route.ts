import { labelExample } from "@/lib/datasets/examples/label-example";
import { labelExampleInput } from "@/lib/datasets/examples/schemas";
import { route } from "@/lib/http/route";

export const PATCH = route({ may: "edit", body: labelExampleInput }, ({ caller, id, body }) => labelExample(caller, id("exampleId"), body));
