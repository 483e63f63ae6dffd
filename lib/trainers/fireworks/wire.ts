import { z } from "zod";

/** What Hone reads of Fireworks' answers; everything else in them is ignored. Long numbers come as text. */
const flag = z.boolean().nullish();

export const wireModel = z.object({
  name: z.string(),
  displayName: z.string().nullish(),
  kind: z.string().nullish(),
  contextLength: z.number().nullish(),
  trainingContextLength: z.number().nullish(),
  tunable: flag,
  deprecationDate: z.object({ year: z.number(), month: z.number(), day: z.number() }).nullish().catch(null),
  baseModelDetails: z.object({ tunable: flag, parameterCount: z.string().nullish() }).nullish().catch(null),
});
export type WireModel = z.infer<typeof wireModel>;
export const wireModels = z.object({ models: z.array(wireModel).default([]), nextPageToken: z.string().nullish() });

export const wireDataset = z.object({
  name: z.string(),
  state: z.string().nullish(),
  status: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
});
export type WireDataset = z.infer<typeof wireDataset>;

export const wireJob = z.object({
  name: z.string(),
  state: z.string(),
  updateTime: z.string().nullish(),
  createTime: z.string().nullish(),
  status: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
  outputModel: z.string().nullish(),
  /** Preference training keeps the same thing one level deeper. */
  trainingConfig: z.object({ outputModel: z.string().nullish() }).nullish(),
  jobProgress: z.object({ percent: z.number().nullish(), inputTokens: z.number().nullish() }).nullish().catch(null),
  metricsFileSignedUrl: z.string().nullish(),
  estimatedCost: z
    .object({ currencyCode: z.string().nullish(), units: z.string().nullish(), nanos: z.number().nullish() })
    .nullish()
    .catch(null),
});
export type WireJob = z.infer<typeof wireJob>;

export const wireUploadEndpoint = z.object({ filenameToSignedUrls: z.record(z.string(), z.string()) });
export const wireMetricsEndpoint = z.object({ signedUrl: z.string().nullish() });
