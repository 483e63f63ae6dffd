import { route } from "@/lib/http/route";
import { estimateRecord } from "@/lib/survival/records/estimate-record";
import { createRecordInput } from "@/lib/survival/records/schemas";

export const POST = route({ may: "read", body: createRecordInput }, ({ caller, body }) => estimateRecord(caller, body));
