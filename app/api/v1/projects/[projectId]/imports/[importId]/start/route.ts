import { startImportInput } from "@/lib/datasets/schemas";
import { startImport } from "@/lib/datasets/start-import";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit", body: startImportInput, status: 202 }, ({ caller, id, body }) =>
  startImport(caller, id("importId"), body),
);
