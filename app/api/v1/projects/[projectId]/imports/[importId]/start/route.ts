import { startImportInput } from "@/lib/datasets/imports/schemas";
import { startImport } from "@/lib/datasets/imports/start-import";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit", body: startImportInput, status: 202 }, ({ caller, id, body }) =>
  startImport(caller, id("importId"), body),
);
