import { completeUpload } from "@/lib/datasets/imports/complete-upload";
import { completeUploadInput } from "@/lib/datasets/imports/upload-schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit", body: completeUploadInput }, ({ caller, id, body }) =>
  completeUpload(caller, id("importId"), body),
);
