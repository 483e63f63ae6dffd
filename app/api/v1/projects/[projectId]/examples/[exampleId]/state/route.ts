import { moveExample } from "@/lib/datasets/reviews/move-example";
import { moveExampleInput } from "@/lib/datasets/reviews/schemas";
import { route } from "@/lib/http/route";

export const PUT = route({ may: "edit", body: moveExampleInput }, ({ caller, id, body }) => moveExample(caller, id("exampleId"), body));
