import { route } from "@/lib/http/route";
import { getRecord } from "@/lib/survival/records/get-record";

export const GET = route({ may: "read" }, ({ caller, id }) => getRecord(caller, id("recordId")));
