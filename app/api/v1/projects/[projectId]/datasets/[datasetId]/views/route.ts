import { createView } from "@/lib/datasets/views/create-view";
import { listViews } from "@/lib/datasets/views/list-views";
import { createViewInput } from "@/lib/datasets/views/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => listViews(caller, id("datasetId")));

export const POST = route({ may: "edit", body: createViewInput, status: 201 }, ({ caller, id, body }) =>
  createView(caller, id("datasetId"), body),
);
