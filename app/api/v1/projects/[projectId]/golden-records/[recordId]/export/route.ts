import { route } from "@/lib/http/route";
import { exportRecord } from "@/lib/survival/records/export-record";

export const GET = route({ may: "read" }, ({ caller, id }) => exportRecord(caller, id("recordId")));
