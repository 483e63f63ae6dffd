import { createUpload } from "@/lib/datasets/imports/create-upload";
import { listUploads } from "@/lib/datasets/imports/list-uploads";
import { createUploadInput } from "@/lib/datasets/imports/upload-schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => listUploads(caller, id("datasetId")));

export const POST = route({ may: "edit", body: createUploadInput, status: 201 }, ({ caller, id, body }) =>
  createUpload(caller, id("datasetId"), body),
);
