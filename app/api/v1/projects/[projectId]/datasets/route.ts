import { createDataset } from "@/lib/datasets/create-dataset";
import { listDatasets } from "@/lib/datasets/list-datasets";
import { createDatasetInput } from "@/lib/datasets/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller }) => listDatasets(caller));

export const POST = route({ may: "edit", body: createDatasetInput, status: 201 }, ({ caller, body }) => createDataset(caller, body));
