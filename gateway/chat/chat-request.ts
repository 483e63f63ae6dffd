import { z } from "zod";
import { composeBody } from "@/lib/deployments/serving/compose-body";
import { GatewayError } from "../http/gateway-error";
import type { RoutedVariant } from "../routing/routing-table";
import { isNestedDeeperThan } from "./is-nested-deeper-than";

/** What the gateway itself reads of a request; everything else is between the program and the provider. */
const readSchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.unknown()).min(1),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  user: z.string().nullish(),
  safety_identifier: z.string().nullish(),
});

/** Deeper than any tool or format is; what reads a request from here on goes into it level by level, and so does the database. */
const mostLevels = 200;

export interface ChatRequest {
  text: string;
  read: z.infer<typeof readSchema>;
  isStream: boolean;
  wantsUsage: boolean;
}

export function readChatRequest(text: string): ChatRequest {
  const body = parse(text);
  if (isNestedDeeperThan(mostLevels, text)) {
    const words = `The body is nested more than ${mostLevels} levels deep. Send it flatter: a tool or a format needs a few levels.`;
    throw new GatewayError(400, "nested_too_deeply", words);
  }
  const read = readSchema.safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = issue?.path.join(".") || "The body";
    throw new GatewayError(
      400,
      "invalid_request",
      `${field}: ${issue?.message ?? "is not as expected"}. A request names a model and has messages.`,
    );
  }
  return {
    text,
    read: read.data,
    isStream: read.data.stream === true,
    wantsUsage: read.data.stream_options?.include_usage === true,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    throw new GatewayError(400, "invalid_json", `The body is not JSON: ${why}. Send a JSON object.`);
  }
}

/** The request as this variant's provider gets it. */
export function bodyFor(chat: ChatRequest, variant: RoutedVariant, wishes: { asWhole: boolean; turns?: readonly object[] }): string {
  return composeBody(chat, variant, { ...wishes, countsStreams: variant.upstream.countsStreams });
}
