import { deleteExample } from "@/lib/datasets/examples/delete-example";
import { getExample } from "@/lib/datasets/examples/get-example";
import { updateExampleInput } from "@/lib/datasets/examples/schemas";
import { updateExample } from "@/lib/datasets/examples/update-example";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getExample(caller, id("exampleId")));

export const PATCH = route({ may: "edit", body: updateExampleInput }, ({ caller, id, body }) =>
  updateExample(caller, id("exampleId"), body),
);

export const DELETE = route({ may: "edit" }, ({ caller, id }) => deleteExample(caller, id("exampleId")));
