import type { RequestRecord } from "@/lib/deployments/request-record";
import { cleanerOf } from "./cleaner-of";
import { costOf } from "./cost-of";
import { cutTo } from "./cut-to";
import { estimateCost } from "./estimate-cost";
import { type Ending, type Exchange, elapsedMs } from "./exchange";
import { hashUnit } from "./unit-of";

/** Longer ones are noted without their text: a log is for reading. */
const mostKept = 256 * 1024;

export function toRecord(exchange: Exchange, ending: Ending): RequestRecord {
  const { deployment, assigned, served, key, unit, chat } = exchange;
  const { promptTokens = null, completionTokens = null, format = null, answeredModel = null, errorMessage = null } = ending;
  const record: RequestRecord = {
    type: "request",
    id: exchange.id,
    projectId: deployment.projectId,
    deploymentId: deployment.id,
    variantId: assigned.id,
    servedVariantId: served.id,
    routingVersion: deployment.routingVersion,
    keyId: key.id,
    unit: hashUnit(deployment.logSalt ?? deployment.salt, unit),
    unitSource: unit.source,
    at: exchange.at,
    outcome: ending.outcome,
    status: ending.status,
    isStream: chat.isStream,
    latencyMs: elapsedMs(exchange),
    firstByteMs: exchange.firstByteMs,
    attempts: exchange.attempts,
    promptTokens,
    completionTokens,
    costUsd: costOf(served.price, promptTokens, completionTokens),
    format,
    answeredModel: answeredModel && cutTo(answeredModel, 200),
    errorMessage: errorMessage && cutTo(cleanerOf(deployment)(errorMessage), 2_000),
    content: contentOf(exchange, ending.answer),
  };
  return record.costUsd === null ? { ...record, estimatedUsd: estimateCost(exchange, ending, record) } : record;
}

function contentOf({ deployment, chat }: Exchange, given: string): RequestRecord["content"] {
  const { logSample, redactsPersonal } = deployment;
  if (logSample === 0 || (logSample < 1 && Math.random() >= logSample)) return null;
  if (chat.text.length > mostKept || given.length > mostKept) return null;
  const clean = cleanerOf(deployment);
  const answer = clean(given);
  const question = clean(questionOf(chat.read.messages));
  // Most bodies hold nothing that has to be changed, and need not be taken apart.
  const isPlain = !redactsPersonal && !/\\u(0000|d[89a-f])/i.test(chat.text);
  const request = isPlain ? chat.text : JSON.stringify(mapTexts(JSON.parse(chat.text), clean));
  return { request, answer, searched: `${question}\n${answer}` };
}

/** The last thing that a person said. */
function questionOf(messages: readonly unknown[]): string {
  for (const message of messages.toReversed()) {
    if (typeof message !== "object" || message === null || !("role" in message) || message.role !== "user" || !("content" in message))
      continue;
    if (typeof message.content === "string") return message.content;
    if (Array.isArray(message.content)) return message.content.map(partText).filter(Boolean).join("\n");
  }
  return "";
}

const partText = (part: unknown) =>
  typeof part === "object" && part !== null && "text" in part && typeof part.text === "string" ? part.text : "";

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [change(name), mapTexts(one, change)]));
}
