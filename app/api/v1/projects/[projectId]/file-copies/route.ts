import { route } from "@/lib/http/route";
import { copyFile } from "@/lib/survival/inventory/copy-file";
import { copyFileInput } from "@/lib/survival/inventory/schemas";

export const POST = route({ may: "launch", body: copyFileInput, status: 201 }, ({ caller, body }) => copyFile(caller, body));
