import { listImports } from "@/lib/datasets/imports/list-imports";
import { uploadQuery } from "@/lib/datasets/imports/schemas";
import { storeUpload } from "@/lib/datasets/imports/store-upload";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => listImports(caller, id("datasetId")));

export const POST = route({ may: "edit", query: uploadQuery, status: 201 }, ({ caller, id, query, request }) =>
  storeUpload(caller, id("datasetId"), {
    ...query,
    body: request.body,
    announcedBytes: Number(request.headers.get("content-length") ?? 0),
  }),
);
