import type { Caller } from "@/lib/accounts/caller";
import { getRequest } from "../get-request";
import type { FeedbackRecord } from "../request-record";
import type { RequestDetail } from "../schemas";
import { storeRecords } from "../store-records";
import { type GiveFeedbackInput, giveFeedbackInput, reviewerScore } from "./schemas";

/** From the log's page. Stored and counted as the gateway's own feedback is. */
export async function giveFeedback(
  caller: Caller,
  deploymentId: string,
  requestId: string,
  given: GiveFeedbackInput,
): Promise<RequestDetail> {
  const { isGood, correction, comment } = giveFeedbackInput.parse(given);
  await getRequest(caller, deploymentId, requestId);
  const common = { type: "feedback" as const, requestId, projectId: caller.projectId, comment, at: Date.now() };
  const records: FeedbackRecord[] = [
    ...(isGood === undefined ? [] : [{ ...common, kind: "score" as const, name: reviewerScore, value: Number(isGood), text: null }]),
    ...(correction === undefined ? [] : [{ ...common, kind: "correction" as const, name: "", value: null, text: correction }]),
  ];
  await storeRecords(records);
  return getRequest(caller, deploymentId, requestId);
}
