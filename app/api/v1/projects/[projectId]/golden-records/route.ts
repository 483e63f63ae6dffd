import { route } from "@/lib/http/route";
import { createRecord } from "@/lib/survival/records/create-record";
import { getRecord } from "@/lib/survival/records/get-record";
import { listRecords } from "@/lib/survival/records/list-records";
import { createRecordInput, listRecordsInput } from "@/lib/survival/records/schemas";

export const GET = route({ may: "read", query: listRecordsInput }, ({ caller, query }) => listRecords(caller, query));

export const POST = route({ may: "launch", body: createRecordInput, status: 201, again: getRecord }, ({ caller, body, noteMade }) =>
  createRecord(caller, body, noteMade),
);
