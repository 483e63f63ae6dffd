import { z } from "zod";
import { formatModeSchema, rangesSchema } from "@/lib/deployments/schemas";
import { servedVariantSchema } from "@/lib/deployments/serving/served-variant";
import { trainerKindSchema, trainerPricesSchema } from "@/lib/trainers/schemas";

const variantSchema = z.object({
  id: z.string(),
  number: z.number(),
  ranges: rangesSchema,
  isFallback: z.boolean(),
  ...servedVariantSchema.shape,
});

const deploymentSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  name: z.string(),
  salt: z.string(),
  /** Absent in a file of last resort from before people kept one name in the log. */
  logSalt: z.string().optional(),
  routingVersion: z.number(),
  answerSchema: z.record(z.string(), z.json()).nullable(),
  formatMode: formatModeSchema,
  timeoutMs: z.number(),
  logSample: z.number(),
  redactsPersonal: z.boolean(),
  /** Seconds since 1970. */
  created: z.number(),
  variants: z.array(variantSchema),
  /** What is asked beside the requests; absent in a file of last resort from before there were shadows. */
  shadow: z.object({ variantId: z.string(), share: z.number() }).nullable().default(null),
});

const keySchema = z.object({
  id: z.string(),
  projectId: z.string(),
  hash: z.string(),
  /** Null: every deployment of the project. */
  deploymentIds: z.array(z.string()).nullable(),
  requestsPerMinute: z.number().nullable(),
  monthlyBudgetUsd: z.number().nullable(),
  /** Milliseconds since 1970. */
  expiresAt: z.number().nullable(),
});

const trainerSchema = z.object({
  id: z.string(),
  kind: trainerKindSchema,
  name: z.string(),
  baseUrl: z.string().nullable(),
  /** Sealed, on disk too; opened in this process's memory alone. */
  credentials: z.string().nullable(),
  prices: trainerPricesSchema,
});

/** All that is needed to serve, as it stands in the database, in the file of last resort and on the way between threads. */
export const routingDataSchema = z.object({
  deployments: z.array(deploymentSchema),
  keys: z.array(keySchema),
  trainers: z.array(trainerSchema),
});
export type RoutingData = z.infer<typeof routingDataSchema>;
export type RoutedKey = z.infer<typeof keySchema>;
export type RoutedTrainer = z.infer<typeof trainerSchema>;
