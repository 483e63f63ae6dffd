import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { FeedbackRecord } from "@/lib/deployments/request-record";
import { storable } from "../chat/storable";
import type { Gateway } from "../gateway";
import { GatewayError } from "../http/gateway-error";
import { readBody } from "../http/read-body";
import { sendJson } from "../http/send";
import { authorize } from "../keys/authorize";

const short = z.string().trim().min(1).max(100);

const feedbackInput = z
  .strictObject({
    request_id: z.string(),
    thumb: z.enum(["up", "down"]).optional(),
    score: z.strictObject({ name: short.default("score"), value: z.number() }).optional(),
    correction: z.string().min(1).max(200_000).optional(),
    outcome: z.strictObject({ name: short, value: z.number().default(1) }).optional(),
    comment: z.string().max(5_000).default(""),
  })
  .refine(({ thumb, score, correction, outcome }) => [thumb, score, correction, outcome].some((one) => one !== undefined), {
    message: "Say at least one of thumb, score, correction and outcome.",
  });

/** What production says about an answer. Taken once it is on disk, whether the database is there or not. */
export async function handleFeedback(gateway: Gateway, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const key = authorize(request, gateway.table);
  gateway.limits.takeRequest(key);
  const input = parse(await readBody(request));
  // The id says itself whose it is, so that nobody speaks about another project's answers.
  if (!gateway.ids.isOf(key.projectId, input.request_id))
    throw new GatewayError(
      404,
      "request_not_found",
      "There is no such request. Send the x-request-id of an answer that this project's keys asked for.",
    );
  const records = toRecords(input, key.projectId);
  const kept = await Promise.all(records.map((record) => gateway.spool.append(record)));
  if (kept.includes(false))
    throw new GatewayError(503, "log_full", "The feedback could not be kept: the gateway's disk is full. Try again later.");
  gateway.metrics.count("hone_gateway_feedback_total", {}, records.length);
  sendJson(response, 202, { object: "feedback", request_id: input.request_id });
}

function parse(text: string): z.infer<typeof feedbackInput> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new GatewayError(400, "invalid_json", "The body is not JSON. Send a JSON object.");
  }
  const parsed = feedbackInput.safeParse(body);
  if (parsed.success) return parsed.data;
  const words = parsed.error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message));
  throw new GatewayError(400, "invalid_request", words.join(" "));
}

function toRecords(
  { request_id, thumb, score, correction, outcome, comment }: z.infer<typeof feedbackInput>,
  projectId: string,
): FeedbackRecord[] {
  const common = { type: "feedback" as const, requestId: request_id, projectId, comment: storable(comment), at: Date.now() };
  const records: FeedbackRecord[] = [];
  if (thumb) records.push({ ...common, kind: "thumb", name: "", value: thumb === "up" ? 1 : 0, text: null });
  if (score) records.push({ ...common, kind: "score", name: storable(score.name), value: score.value, text: null });
  if (correction) records.push({ ...common, kind: "correction", name: "", value: null, text: storable(correction) });
  if (outcome) records.push({ ...common, kind: "outcome", name: storable(outcome.name), value: outcome.value, text: null });
  return records;
}
