import { getDataset } from "@/lib/datasets/get-dataset";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getDataset(caller, id("datasetId")));
