import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { chat, type Provider, type ProviderAnswer, readForm } from "./answer-provider";
import type { ProviderState, StoredJob } from "./provider-state";

const states = {
  validating_files: "VALIDATING",
  queued: "PENDING",
  running: "RUNNING",
  paused: "PAUSED",
  succeeded: "COMPLETED",
  failed: "FAILED",
  cancelled: "CANCELLED",
} as const;

const training = {
  baseModel: z.string(),
  outputModel: z.string().regex(/^accounts\/acme\/models\/[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
  epochs: z.number().int().optional(),
  learningRate: z.number().optional(),
  maxContextLength: z.number().int().optional(),
  loraRank: z.number().int().optional(),
  batchSizeSamples: z.number().int().optional(),
  optimizerWeightDecay: z.number().optional(),
};

/** What its specification lets a job say; a name that is not here is refused. */
const bodies = {
  supervisedFineTuningJobs: z.strictObject({
    dataset: z.string(),
    displayName: z.string().optional(),
    evaluationDataset: z.string().optional(),
    evalAutoCarveout: z.boolean().optional(),
    ...training,
  }),
  dpoJobs: z.strictObject({
    dataset: z.string(),
    displayName: z.string().optional(),
    trainingConfig: z.strictObject(training),
    lossConfig: z.strictObject({ method: z.enum(["DPO", "ORPO"]), klBeta: z.number().optional() }).optional(),
  }),
};

const account = "accounts/acme";
const datasetBody = z.object({ datasetId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/), dataset: z.object({ exampleCount: z.string() }) });

/** Fireworks' addresses, as its specification describes them. */
export async function answerFireworks(provider: Provider, request: IncomingMessage, body: Buffer<ArrayBuffer>): Promise<ProviderAnswer> {
  const { rules, state, key } = provider;
  const url = new URL(request.url ?? "/", "http://provider");
  // A signed address carries its own permission; a key that comes along has gone astray.
  if (url.pathname.startsWith("/signed/"))
    return request.headers.authorization ? refuse(400, "INVALID_ARGUMENT", "Two ways to sign.") : answerSigned(state, url, request, body);
  if (!rules.authorize(request.headers, key)) return refuse(401, "UNAUTHENTICATED", `Invalid key: ${request.headers.authorization}`);
  const on = `${request.method} ${url.pathname}`;
  const json = () => JSON.parse(body.toString());
  if (on === "POST /inference/v1/chat/completions") return chat(state, json());
  if (on === "GET /v1/accounts/fireworks/models") return { json: pageOf("models", rules.models, url.searchParams) };
  if (!url.pathname.startsWith(`/v1/${account}/`)) return refuse(403, "PERMISSION_DENIED", "This account is not yours.");
  if (on === `GET /v1/${account}/models`) return { json: pageOf("models", state.tunedModels().map(toTuned), url.searchParams) };

  const path = url.pathname.slice(`/v1/${account}/`.length);
  const [collection = "", rest = ""] = path.split("/");
  const [id = "", verb = ""] = rest.split(":");
  const origin = `http://${request.headers.host}`;
  if (request.method === "GET" && !id) return { json: pageOf(collection, listOf(state, collection, origin), url.searchParams) };
  if (collection === "datasets") return answerDataset(state, { on: `${request.method} ${verb}`, id, origin, request, body });
  if (collection !== "supervisedFineTuningJobs" && collection !== "dpoJobs") return refuse(404, "NOT_FOUND", `Unknown request ${on}`);
  if (request.method === "POST" && !id) return addJob(provider, collection, url.searchParams, json(), origin);
  const job = state.jobs.get(id);
  if (!job || job.collection !== collection) return refuse(404, "NOT_FOUND", `${path} does not exist.`);
  if (request.method === "GET" && !verb) return { json: toJob(state.look(job), origin) };
  if (verb === "getMetricsFileEndpoint") return { json: { signedUrl: `${origin}/signed/metrics/${id}` } };
  if (verb === "cancel") {
    if (["succeeded", "failed", "cancelled"].includes(job.status)) return refuse(400, "FAILED_PRECONDITION", "The job has ended.");
    job.status = "cancelled";
    return { json: {} };
  }
  return refuse(404, "NOT_FOUND", `Unknown request ${on}`);
}

interface DatasetRequest {
  on: string;
  id: string;
  origin: string;
  request: IncomingMessage;
  body: Buffer<ArrayBuffer>;
}

async function answerDataset(state: ProviderState, { on, id, origin, request, body }: DatasetRequest): Promise<ProviderAnswer> {
  if (on === "POST " && !id) {
    const parsed = datasetBody.safeParse(JSON.parse(body.toString()));
    if (!parsed.success) return refuse(400, "INVALID_ARGUMENT", z.prettifyError(parsed.error));
    const { datasetId } = parsed.data;
    if (state.files.has(datasetId)) return refuse(409, "ALREADY_EXISTS", `${datasetId} exists.`);
    state.addFile(datasetId, "", datasetId);
    return { json: toDataset(datasetId, "UPLOADING") };
  }
  const file = state.files.get(id);
  if (!file) return refuse(404, "NOT_FOUND", `Dataset ${id} does not exist.`);
  if (on === "GET ") {
    // It takes until the next look, or longer, to read what was sent.
    const answer = { ...toDataset(id, file.isRead ? "READY" : "UPLOADING"), status: state.datasetStatus };
    file.looks = file.text === "" ? 0 : (file.looks ?? 0) + 1;
    file.isRead = file.looks > 0 && file.looks >= state.looksUntilRead && state.datasetStatus.code === "OK";
    return { json: answer };
  }
  if (on === "POST upload") {
    const sent = (await readForm(request, body)).get("file");
    if (!(sent instanceof File)) return refuse(400, "INVALID_ARGUMENT", "file is required.");
    Object.assign(file, { text: await sent.text(), isRead: false, looks: 0 });
    return { json: { id, filename: sent.name } };
  }
  if (on === "POST getUploadEndpoint") {
    const { filenameToSize } = JSON.parse(body.toString());
    const signed = Object.keys(filenameToSize).map((name) => [name, `${origin}/signed/datasets/${id}?size=${filenameToSize[name]}`]);
    return { json: { filenameToSignedUrls: Object.fromEntries(signed) } };
  }
  if (on === "GET getDownloadEndpoint")
    return { json: { filenameToSignedUrls: file.text ? { "rows.jsonl": `${origin}/signed/datasets/${id}` } : {} } };
  return on === "POST validateUpload" ? { json: {} } : refuse(404, "NOT_FOUND", `Unknown request ${on}`);
}

function answerSigned(state: ProviderState, url: URL, request: IncomingMessage, body: Buffer): ProviderAnswer {
  const [, , kind, id = ""] = url.pathname.split("/");
  if (kind === "metrics") {
    const job = state.jobs.get(id);
    const rows = job?.events.flatMap(({ data, created_at: at }) => (data ? [JSON.stringify(toRow(data, at))] : [])) ?? [];
    return rows.length > 0 ? { text: `${rows.join("\n")}\n{"step":` } : { status: 404, text: "NoSuchKey" };
  }
  const file = state.files.get(id);
  if (file && request.method === "GET") return { text: file.text };
  const size = url.searchParams.get("size");
  if (
    !file ||
    request.method !== "PUT" ||
    String(body.byteLength) !== size ||
    request.headers["content-length"] !== size ||
    request.headers["x-goog-content-length-range"] !== `${size},${size}`
  )
    return { status: 400, text: "Not what was signed." };
  Object.assign(file, { text: body.toString("utf8"), isRead: false, looks: 0 });
  return { text: "" };
}

function addJob(
  { rules, state }: Provider,
  collection: keyof typeof bodies,
  query: URLSearchParams,
  given: unknown,
  origin: string,
): ProviderAnswer {
  const parsed = bodies[collection].safeParse(given);
  if (!parsed.success) return refuse(400, "INVALID_ARGUMENT", z.prettifyError(parsed.error));
  const id = query.get(collection === "dpoJobs" ? "dpoJobId" : "supervisedFineTuningJobId");
  if (!id || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(id)) return refuse(400, "INVALID_ARGUMENT", "The job's id must be given.");
  if (state.jobs.has(id)) return refuse(409, "ALREADY_EXISTS", `${id} exists.`);
  const config = "trainingConfig" in parsed.data ? parsed.data.trainingConfig : parsed.data;
  if (!rules.models.some((model) => "name" in model && model.name === config.baseModel))
    return refuse(400, "INVALID_ARGUMENT", `${config.baseModel} cannot be tuned.`);
  const datasetId = parsed.data.dataset.replace(`${account}/datasets/`, "");
  if (!state.files.get(datasetId)?.isRead) return refuse(400, "FAILED_PRECONDITION", `Dataset ${datasetId} is not ready.`);
  const type = collection === "dpoJobs" ? "dpo" : "supervised";
  const job = state.addJob({ model: config.baseModel, training_file: datasetId, suffix: config.outputModel, method: { type } }, id);
  job.collection = collection;
  state.requests.set(id, parsed.data);
  return { json: toJob(job, origin) };
}

function toJob({ id, collection, status, body, createdAt, step, error }: StoredJob, origin: string): object {
  const at = new Date(createdAt * 1000).toISOString();
  const output = { outputModel: body.suffix, baseModel: body.model };
  return {
    name: `${account}/${collection}/${id}`,
    dataset: `${account}/datasets/${body.training_file}`,
    state: `JOB_STATE_${states[status]}`,
    createTime: at,
    updateTime: at,
    status: error ? { code: "INVALID_ARGUMENT", message: error.message } : { code: "OK", message: "" },
    jobProgress: { percent: step * 25, inputTokens: status === "succeeded" ? 4_000 : 0 },
    ...(collection === "dpoJobs" ? { trainingConfig: output } : { ...output, metricsFileSignedUrl: `${origin}/signed/metrics/${id}` }),
    ...(status === "succeeded" ? { estimatedCost: { currencyCode: "USD", units: "0", nanos: 8_000_000 } } : {}),
  };
}

/** Both shapes that were seen: figures below `data`, and beside the step. */
function toRow({ step, ...figures }: Record<string, number>, timestamp: number): object {
  const named = {
    "train/loss": figures.train_loss,
    ...(figures.full_valid_loss === undefined ? {} : { "eval/loss": figures.full_valid_loss }),
  };
  return step === 1 ? { timestamp, step, data: named } : { timestamp, step, ...named };
}

function toDataset(id: string, state: string): object {
  return { name: `${account}/datasets/${id}`, state, status: { code: "OK", message: "" } };
}

/** Pages as short as they can be. */
function pageOf(name: string, items: readonly object[], query: URLSearchParams): object {
  const from = Number(query.get("pageToken") ?? 0);
  const next = from + 1;
  return { [name]: items.slice(from, next), totalSize: items.length, ...(next < items.length ? { nextPageToken: String(next) } : {}) };
}

function listOf(state: ProviderState, collection: string, origin: string): object[] {
  if (collection === "datasets") return [...state.files.keys()].map((id) => toDataset(id, "READY"));
  return [...state.jobs.values()]
    .filter((job) => job.collection === collection)
    .map((job) => ({ ...toJob(job, origin), epochs: 2, loraRank: 8 }));
}

const toTuned = (name: string) => ({ name, kind: "HF_PEFT_ADDON", tunable: false });

/** As its gateway writes errors: not below `error`, but by themselves. */
function refuse(status: number, code: string, message: string): ProviderAnswer {
  return { status, json: { code, message, details: [] } };
}
