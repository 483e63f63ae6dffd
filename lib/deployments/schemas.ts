import { z } from "zod";
import { pageQuery, pageSchema } from "@/lib/http/page";
import { paritySummarySchema } from "./parity/schemas";

/** Half-open ranges of buckets: [0, 5000] holds 0 and not 5000. */
export const rangesSchema = z.array(z.tuple([z.number().int(), z.number().int()]));
export type Ranges = z.infer<typeof rangesSchema>;

/** Who had which buckets at one moment. A variant that is missing had none. */
export const trafficSchema = z.array(z.object({ variantId: z.string(), ranges: rangesSchema, isFallback: z.boolean() }));
export type Traffic = z.infer<typeof trafficSchema>;

const reserved = ["messages", "model", "stream", "stream_options", "user", "n"];

/** By the protocol's own names: temperature, max_completion_tokens, … */
export const parameterOverridesSchema = z
  .record(z.string().regex(/^[a-z_]+$/, "Parameters are written as the protocol writes them, for example max_tokens."), z.json())
  .refine((values) => Object.keys(values).length <= 30, "At most 30 parameters can be set.")
  .refine((values) => !reserved.some((name) => name in values), `These are the request's own: ${reserved.join(", ")}.`);

export const formatModeSchema = z.enum(["observe", "enforce"]);

const nameSchema = z
  .string()
  .trim()
  .regex(
    /^[a-z0-9]+(?:[-._][a-z0-9]+)*$/,
    "Use small letters and digits, with “-”, “.” or “_” between them, for example support-triage: programs write this name as their model.",
  )
  .max(64, "Use at most 64 characters.");

const settings = {
  description: z.string().trim().max(500, "Use at most 500 characters."),
  answerSchema: z.record(z.string(), z.json()).nullable(),
  formatMode: formatModeSchema,
  timeoutMs: z.number().int().min(1_000, "Give it at least a second.").max(600_000, "Ten minutes is the most."),
  logSample: z.number().min(0, "From 0 (no text is kept) to 1 (all of it).").max(1, "From 0 (no text is kept) to 1 (all of it)."),
  logDays: z.number().int().min(1, "Keep at least one day.").max(400, "400 days is the most."),
  redactsPersonal: z.boolean(),
};

const share = z.number().min(0, "A share is 0 or more.").max(1, "A share is 1 at most.");

export const newVariantInput = z.object({
  modelVersionId: z.string().min(1, "Choose what shall answer."),
  /** Left out: the one that the model version was made with. */
  systemPrompt: z.string().max(100_000).nullable().default(null),
  parameters: parameterOverridesSchema.default({}),
});

export const createDeploymentInput = z.object({
  name: nameSchema,
  description: settings.description.default(""),
  /** What answers from the first request on. */
  variant: newVariantInput,
});
export type CreateDeploymentInput = z.input<typeof createDeploymentInput>;

const expected = z.number().int();
const reason = z.string().trim().max(500, "Use at most 500 characters.").default("");

export const updateDeploymentInput = z.object({
  /** The routing version that the change was made on. */
  routingVersion: expected,
  ...z.object(settings).partial().shape,
});
export type UpdateDeploymentInput = z.input<typeof updateDeploymentInput>;

export const addVariantInput = newVariantInput;
export type AddVariantInput = z.input<typeof addVariantInput>;

/** All traffic to one variant. */
export const promoteInput = z.object({ routingVersion: expected, variantId: z.string().min(1), reason });
export type PromoteInput = z.input<typeof promoteInput>;

export const setSharesInput = z.object({
  routingVersion: expected,
  shares: z
    .array(z.object({ variantId: z.string().min(1), share }))
    .min(1, "Say who gets the traffic.")
    .max(20, "At most 20 variants can share the traffic.")
    .refine((all) => new Set(all.map(({ variantId }) => variantId)).size === all.length, "Name every variant once.")
    .refine((all) => Math.abs(all.reduce((sum, one) => sum + one.share, 0) - 1) < 1e-6, "The shares must make 100% together."),
  fallbackVariantId: z.string().nullable().default(null),
  reason,
});
export type SetSharesInput = z.input<typeof setSharesInput>;

export const revertInput = z.object({ routingVersion: expected, reason });
export type RevertInput = z.input<typeof revertInput>;

export const variantSchema = z.object({
  id: z.string(),
  number: z.number(),
  /** From 0 to 1. */
  share: z.number(),
  isFallback: z.boolean(),
  systemPrompt: z.string().nullable(),
  parameters: z.record(z.string(), z.json()),
  modelVersion: z.object({ id: z.string(), name: z.string(), kind: z.enum(["baseline", "fine_tune", "imported"]), baseModel: z.string() }),
  /** Null for what was there before variants were checked. */
  parity: paritySummarySchema.nullable(),
  createdAt: z.coerce.date(),
});
export type Variant = z.infer<typeof variantSchema>;

/** Latency is null where nothing was answered; it is read off a histogram, to about a tenth. */
export const trafficSumsSchema = z.object({
  requests: z.number(),
  failed: z.number(),
  refused: z.number(),
  clientLeft: z.number(),
  fallbacks: z.number(),
  formatRepaired: z.number(),
  formatFailed: z.number(),
  promptTokens: z.number(),
  completionTokens: z.number(),
  costUsd: z.number(),
  unpriced: z.number(),
  medianLatencyMs: z.number().nullable(),
  p95LatencyMs: z.number().nullable(),
});
export type TrafficSums = z.infer<typeof trafficSumsSchema>;

export const deploymentSchema = z.object({
  id: z.string(),
  name: z.string(),
  routingVersion: z.number(),
  ...settings,
  createdAt: z.coerce.date(),
  /** Those with traffic first, then the newest. */
  variants: z.array(variantSchema),
  lastDay: trafficSumsSchema,
});
export type Deployment = z.infer<typeof deploymentSchema>;

export const deploymentListSchema = z.object({ gatewayUrl: z.string(), items: z.array(deploymentSchema) });
export type DeploymentList = z.infer<typeof deploymentListSchema>;

export const deploymentTrafficSchema = z.object({
  variants: z.array(z.object({ variantId: z.string(), sums: trafficSumsSchema })),
  hours: z.array(z.object({ hour: z.coerce.date(), requests: z.number(), failed: z.number() })),
});
export type DeploymentTraffic = z.infer<typeof deploymentTrafficSchema>;

export const deploymentChangeSchema = z.object({
  id: z.string(),
  kind: z.enum(["created", "promoted", "shares", "settings", "reverted", "overridden", "shadow"]),
  routingVersion: z.number(),
  before: z.array(z.object({ variantId: z.string(), share: z.number(), isFallback: z.boolean() })),
  after: z.array(z.object({ variantId: z.string(), share: z.number(), isFallback: z.boolean() })),
  reason: z.string(),
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
  createdAt: z.coerce.date(),
});
export type DeploymentChange = z.infer<typeof deploymentChangeSchema>;

export const createGatewayKeyInput = z.object({
  name: z.string().trim().min(1, "Name the key after the program that will use it.").max(100, "Use at most 100 characters."),
  /** Empty: every deployment of the project. */
  deploymentIds: z.array(z.string()).max(100).default([]),
  requestsPerMinute: z.number().int().min(1, "Allow at least one request a minute.").max(1_000_000).nullable().default(null),
  monthlyBudgetUsd: z.number().positive("A budget is above 0.").max(1_000_000).nullable().default(null),
  expiresAt: z.coerce.date().nullable().default(null),
});
export type CreateGatewayKeyInput = z.input<typeof createGatewayKeyInput>;

export const gatewayKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  /** Otherwise those named, and none when they are gone. */
  opensAll: z.boolean(),
  deploymentIds: z.array(z.string()),
  requestsPerMinute: z.number().nullable(),
  monthlyBudgetUsd: z.number().nullable(),
  /** Of this month, and requests with it. */
  spentUsd: z.number(),
  /** Whether a part of it is a guess, because a provider told no tokens. */
  isEstimated: z.boolean(),
  requests: z.number(),
  expiresAt: z.coerce.date().nullable(),
  revokedAt: z.coerce.date().nullable(),
  lastUsedAt: z.coerce.date().nullable(),
  createdAt: z.coerce.date(),
});
export type GatewayKey = z.infer<typeof gatewayKeySchema>;
/** The answer to creating a key: the only time the key itself is shown. */
export const newGatewayKeySchema = gatewayKeySchema.extend({ key: z.string() });
export type NewGatewayKey = z.infer<typeof newGatewayKeySchema>;

export const requestOutcomeSchema = z.enum(["ok", "refused", "failed", "format_failed", "client_left"]);
export type RequestOutcome = z.infer<typeof requestOutcomeSchema>;

export const listRequestsInput = pageQuery.extend({
  /** Words of the last question or the answer. */
  q: z.string().trim().max(200).optional(),
  outcome: requestOutcomeSchema.optional(),
  variantId: z.string().optional(),
  feedback: z.enum(["any", "bad", "correction"]).optional(),
});
export type ListRequestsInput = z.infer<typeof listRequestsInput>;

export const feedbackSchema = z.object({
  kind: z.enum(["thumb", "score", "correction", "outcome"]),
  name: z.string(),
  value: z.number().nullable(),
  text: z.string().nullable(),
  comment: z.string(),
  at: z.coerce.date(),
});
export type Feedback = z.infer<typeof feedbackSchema>;

export const requestSchema = z.object({
  id: z.string(),
  at: z.coerce.date(),
  variantId: z.string(),
  servedVariantId: z.string(),
  outcome: requestOutcomeSchema,
  status: z.number(),
  isStream: z.boolean(),
  latencyMs: z.number(),
  firstByteMs: z.number().nullable(),
  attempts: z.number(),
  promptTokens: z.number().nullable(),
  completionTokens: z.number().nullable(),
  costUsd: z.number().nullable(),
  format: z.enum(["valid", "repaired", "invalid"]).nullable(),
  answeredModel: z.string().nullable(),
  errorMessage: z.string().nullable(),
  /** The beginning of question and answer; null where the text was not kept. */
  excerpt: z.object({ question: z.string(), answer: z.string() }).nullable(),
  feedback: z.array(feedbackSchema),
});
export type LoggedRequest = z.infer<typeof requestSchema>;
export const requestPageSchema = pageSchema(requestSchema);

export const requestDetailSchema = requestSchema.extend({
  content: z.object({ request: z.record(z.string(), z.json()), answer: z.string() }).nullable(),
});
export type RequestDetail = z.infer<typeof requestDetailSchema>;
