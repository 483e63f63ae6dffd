import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { chat, type Provider, type ProviderAnswer, readForm } from "./answer-provider";
import type { ProviderState, StoredEvent, StoredJob } from "./provider-state";

const states = {
  validating_files: "pending",
  queued: "queued",
  running: "running",
  paused: "running",
  succeeded: "completed",
  failed: "error",
  cancelled: "cancelled",
} as const;

const method = z.union([
  z.strictObject({ method: z.literal("sft"), train_on_inputs: z.union([z.boolean(), z.literal("auto")]) }),
  z.strictObject({ method: z.literal("dpo"), dpo_beta: z.number().optional() }),
]);
const lora = z.strictObject({
  type: z.literal("Lora"),
  lora_r: z.number().int(),
  lora_alpha: z.number(),
  lora_dropout: z.number().optional(),
  lora_trainable_modules: z.string().optional(),
});

/** What its specification lets a job say; a name that is not here is refused. */
const launchBody = z.strictObject({
  model: z.string(),
  training_file: z.string(),
  validation_file: z.string().optional(),
  suffix: z.string().max(64).optional(),
  random_seed: z.number().int().optional(),
  n_epochs: z.number().int().min(1).optional(),
  n_evals: z.number().int().optional(),
  n_checkpoints: z.number().int().optional(),
  batch_size: z.union([z.number().int(), z.literal("max")]).optional(),
  learning_rate: z.number().optional(),
  warmup_ratio: z.number().optional(),
  weight_decay: z.number().optional(),
  max_grad_norm: z.number().optional(),
  max_seq_length: z.number().int().optional(),
  training_method: method.optional(),
  training_type: z.union([lora, z.strictObject({ type: z.literal("Full") })]).optional(),
});

/** Together's addresses, as its specification describes them. */
export async function answerTogether(provider: Provider, request: IncomingMessage, body: Buffer<ArrayBuffer>): Promise<ProviderAnswer> {
  const { rules, state, key } = provider;
  const url = new URL(request.url ?? "/", "http://provider");
  if (url.pathname.startsWith("/kept/")) return answerElsewhere(state, url.pathname.slice("/kept/".length), request);
  if (!url.pathname.startsWith(`${rules.basePath}/`)) return refuse(404, `Unknown address ${url.pathname}`);
  if (!rules.authorize(request.headers, key)) return refuse(401, `Invalid API key provided: ${request.headers.authorization}`);
  const path = url.pathname.slice(rules.basePath.length);
  const on = `${request.method} ${path}`;
  const json = () => JSON.parse(body.toString());
  const names = rules.models.flatMap((model) => ("id" in model ? [String(model.id)] : []));

  if (on === "GET /fine-tunes/models/supported")
    return { json: { models: names, detailed_models: names.map((name) => ({ name, parent_model: name })) } };
  if (on === "GET /fine-tunes/models/limits") {
    const model = rules.models.find((known) => "id" in known && known.id === url.searchParams.get("model_name"));
    return model && "limits" in model ? { json: model.limits } : refuse(404, "No such model.");
  }
  if (on === "POST /files/upload") return addFile(state, request, body);
  if (on === "GET /files") return { json: { data: [...state.files.values()].reverse().map(toFile) } };
  if (on === "POST /fine-tunes/estimate-price") return { json: state.price };
  if (on === "POST /fine-tunes") return addJob(provider, names, json());
  if (on === "GET /fine-tunes")
    return { json: { data: [...state.jobs.values()].reverse().map((job) => ({ ...toJob(job), ...settingsOf(job) })) } };
  if (on === "POST /chat/completions") return chat(state, json());

  const [, , id = "", part = ""] = path.split("/");
  if (on === `GET /files/${id}/content`) return sendElsewhere(state, id);
  const job = path.startsWith("/fine-tunes/") ? state.jobs.get(id) : undefined;
  if (!job) return refuse(404, `Unknown request ${on}`);
  if (on === `GET /fine-tunes/${id}`) return { json: toJob(state.look(job)) };
  if (part === "events") return { json: { data: job.events.filter(({ data }) => !data).map((event) => toEvent(event, job)) } };
  if (part === "metrics") return { json: { metrics: toMetrics(job, Number(url.searchParams.get("global_step_from") ?? 0)) } };
  if (part === "checkpoints") return { json: { data: toCheckpoints(job) } };
  if (on === `POST /fine-tunes/${id}/cancel`) {
    if (["succeeded", "failed", "cancelled"].includes(job.status)) return refuse(400, "Job has already ended.");
    job.status = "cancelled";
    return { json: toJob(job) };
  }
  return refuse(404, `Unknown request ${on}`);
}

/** Files are kept by somebody else, behind an address that carries its own permission. */
function sendElsewhere(state: ProviderState, id: string): ProviderAnswer {
  if (!state.files.has(id)) return refuse(404, `File ${id} does not exist.`);
  return { status: 302, text: "", headers: { location: `/kept/${id}` } };
}

/** A key that comes along has gone astray. */
function answerElsewhere(state: ProviderState, id: string, { headers }: IncomingMessage): ProviderAnswer {
  return headers.authorization ? refuse(400, "Two ways to sign.") : { text: state.files.get(id)?.text ?? "" };
}

async function addFile(state: ProviderState, request: IncomingMessage, body: Buffer<ArrayBuffer>): Promise<ProviderAnswer> {
  const form = await readForm(request, body);
  const file = form.get("file");
  const name = form.get("file_name");
  if (form.get("purpose") !== "fine-tune" || form.get("file_type") !== "jsonl" || typeof name !== "string" || !(file instanceof File))
    return refuse(400, "purpose, file_name, file_type and file are required.");
  return { json: toFile(state.addFile(name, await file.text())) };
}

function addJob({ state }: Provider, names: string[], given: unknown): ProviderAnswer {
  const parsed = launchBody.safeParse(given);
  if (!parsed.success) return refuse(400, z.prettifyError(parsed.error));
  const { model, training_file, training_method, suffix = "", validation_file } = parsed.data;
  if (!names.includes(model)) return refuse(400, `Model ${model} is not available for fine-tuning.`);
  if (!state.files.has(training_file)) return refuse(404, `File ${training_file} does not exist.`);
  const type = training_method?.method === "dpo" ? "dpo" : "supervised";
  const job = state.addJob({ model, training_file, suffix, method: { type }, ...(validation_file ? { validation_file } : {}) });
  state.requests.set(job.id, parsed.data);
  return { json: toJob(job) };
}

function toFile({ id, filename, text, createdAt }: { id: string; filename: string; text: string; createdAt: number }): object {
  const common = { id, object: "file", purpose: "fine-tune", filename, bytes: Buffer.byteLength(text), created_at: createdAt };
  return { ...common, FileType: "jsonl", Processed: true, processing_status: "COMPLETED" };
}

function toJob({ id, status, body, createdAt, fineTunedModel }: StoredJob): object {
  const isDone = status === "succeeded";
  return {
    id,
    status: states[status],
    user_id: "user-acme",
    created_at: new Date(createdAt * 1000).toISOString(),
    model: body.model,
    training_file: body.training_file,
    suffix: body.suffix,
    token_count: isDone ? 4_000 : 0,
    total_price: isDone ? 8_000_000 : 0,
    ...(fineTunedModel ? { model_output_name: fineTunedModel } : {}),
  };
}

/** A list shows what a job was told. */
function settingsOf({ body }: StoredJob): object {
  return { ...body.hyperparameters, training_type: { type: "Lora", lora_r: 16, lora_alpha: 32 } };
}

function toEvent({ created_at: at, level, message }: StoredEvent, { step }: StoredJob): object {
  const type = level === "error" ? "job_error" : message.includes("started") ? "training_start" : "job_pending";
  const counts = type === "training_start" ? { step, total_steps: 4 } : {};
  return { object: "fine-tune-event", created_at: new Date(at * 1000).toISOString(), level, message, type, hash: "", ...counts };
}

function toMetrics(job: StoredJob, from: number): object[] {
  return job.events.flatMap(({ data }) => {
    if (!data || (data.step ?? 0) < from) return [];
    const row = { global_step: data.step, "train/loss": data.train_loss, "train/learning_rate": 0.0001 };
    const looked = data.full_valid_loss === undefined ? [] : [{ global_step: data.step, "eval/loss": data.full_valid_loss }];
    return [row, ...looked];
  });
}

function toCheckpoints({ id, step, createdAt, body }: StoredJob): object[] {
  return Array.from({ length: Math.floor(step / 2) }, (_, index) => ({
    checkpoint_type: "Intermediate",
    created_at: new Date((createdAt + index) * 1000).toISOString(),
    path: `s3://together/${id}/${index}`,
    step: 2 * index + 2,
    object_name: `acme/${body.suffix}-step-${2 * index + 2}`,
  }));
}

function refuse(status: number, message: string): ProviderAnswer {
  return { status, json: { error: { message, type: "invalid_request_error", param: null, code: null } } };
}
