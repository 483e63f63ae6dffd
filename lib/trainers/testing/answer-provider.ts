import type { IncomingMessage } from "node:http";
import type { ProviderRules } from "./provider-rules";
import type { JobBody, JobStatus, ProviderState, StoredFile, StoredJob } from "./provider-state";

export interface ProviderAnswer {
  status?: number;
  json?: unknown;
  text?: string;
  headers?: Record<string, string>;
}

export interface Provider {
  rules: ProviderRules;
  state: ProviderState;
  key: string;
}

/** The protocol's addresses, as the provider's documentation describes them. */
export async function answerProvider(
  { rules, state, key }: Provider,
  request: IncomingMessage,
  body: Buffer<ArrayBuffer>,
): Promise<ProviderAnswer> {
  const url = new URL(request.url ?? "/", "http://provider");
  if (!url.pathname.startsWith(`${rules.basePath}/`)) return refuse(404, "not_found", `Unknown address ${url.pathname}`);
  if (!rules.authorize(request.headers, key)) {
    // As careless as some are: the refused key is quoted.
    const given = String(request.headers.authorization ?? request.headers["api-key"] ?? "");
    return refuse(401, "invalid_api_key", `Incorrect API key provided: ${given.replace(/^Bearer /, "")}`);
  }
  const path = url.pathname.slice(rules.basePath.length);
  const on = `${request.method} ${path}`;
  const query = url.searchParams;
  const [, , , id = "", part = ""] = path.split("/");

  if (on === "GET /models") return { json: { object: "list", data: listModels(rules, state) } };
  if (on === "POST /files") return addFile(state, request, body);
  if (on === "GET /files") return { json: page([...state.files.values()].reverse().map(toFile), query, 10_000) };
  if (on.startsWith("GET /files/")) {
    const file = state.files.get(path.split("/")[2] ?? "");
    if (!file) return refuse(404, "not_found", "No such File object.");
    return path.endsWith("/content") ? { text: file.text } : { json: toFile(file) };
  }
  if (on === "POST /fine_tuning/jobs") return addJob(rules, state, JSON.parse(body.toString()));
  if (on === "GET /fine_tuning/jobs") {
    const wanted = query.get("metadata[client_job_id]");
    const jobs = [...state.jobs.values()].reverse();
    const found = rules.keepsMetadata && wanted ? jobs.filter((job) => job.body.metadata?.client_job_id === wanted) : jobs;
    return {
      json: page(
        found.map((job) => toJob(job, rules)),
        query,
        20,
      ),
    };
  }
  if (path.startsWith("/fine_tuning/jobs/")) {
    const job = state.jobs.get(id);
    if (!job) return refuse(404, "fine_tune_not_found", `Could not find fine tune: ${id}`);
    if (on === `GET /fine_tuning/jobs/${id}`) return { json: toJob(state.look(job), rules) };
    if (part === "events") return { json: page([...job.events].reverse(), query, 20) };
    if (part === "checkpoints") return { json: page(checkpointsOf(job), query, 10) };
    if (on === `POST /fine_tuning/jobs/${id}/cancel`) return cancel(job, rules);
    if (on === `POST /fine_tuning/jobs/${id}/pause`) return change(job, rules, ["queued", "running"], "paused");
    if (on === `POST /fine_tuning/jobs/${id}/resume`) return change(job, rules, ["paused"], "queued");
  }
  if (on === "POST /chat/completions") return chat(state, JSON.parse(body.toString()));
  return refuse(404, "not_found", `Unknown request ${on}`);
}

function listModels(rules: ProviderRules, state: ProviderState): object[] {
  const tuned = rules.listsFineTunes ? state.tunedModels() : [];
  const there = rules.models.filter((model) => !("id" in model && typeof model.id === "string" && state.retired.has(model.id)));
  return [...there, ...tuned.map((id) => ({ id, object: "model", created: 2, owned_by: "acme" }))];
}

export async function readForm(request: IncomingMessage, body: Buffer<ArrayBuffer>): Promise<FormData> {
  return new Response(body, { headers: { "content-type": String(request.headers["content-type"]) } }).formData();
}

async function addFile(state: ProviderState, request: IncomingMessage, body: Buffer<ArrayBuffer>): Promise<ProviderAnswer> {
  const form = await readForm(request, body);
  const file = form.get("file");
  if (form.get("purpose") !== "fine-tune" || !(file instanceof File))
    return refuse(400, "invalid_request", "purpose and file are required.");
  if (!file.name.endsWith(".jsonl")) return refuse(400, "invalid_file", "The file must end with .jsonl.");
  // `text()` would take the mark away that some demand and others refuse.
  return { json: toFile(state.addFile(file.name, Buffer.from(await file.arrayBuffer()).toString("utf8"))) };
}

function addJob(rules: ProviderRules, state: ProviderState, body: JobBody): ProviderAnswer {
  if (!rules.models.some((model) => "id" in model && model.id === body.model))
    return refuse(400, "model_not_available", `Model ${body.model} is not available for fine-tuning.`, "model");
  if (!state.files.has(body.training_file))
    return refuse(400, "file_not_found", `No such File object: ${body.training_file}`, "training_file");
  if (body.suffix !== undefined && !rules.suffix.test(body.suffix))
    return refuse(400, "invalid_suffix", "The suffix is too long or has other signs.", "suffix");
  if (rules.hyperparametersAt === "job" && body.method) return refuse(400, "unknown_parameter", "Unknown parameter: method", "method");
  const isDpo = body.method?.type === "dpo";
  if (isDpo && !rules.learnsPreferences) return refuse(400, "invalid_method", "The method dpo is not available.", "method");
  const ofMethod = isDpo ? body.method?.dpo : body.method?.supervised;
  const asked = rules.hyperparametersAt === "method" ? ofMethod?.hyperparameters : body.hyperparameters;
  const known = isDpo ? [...rules.hyperparameters, "beta"] : rules.hyperparameters;
  const unknown = Object.keys(asked ?? {}).find((name) => !known.includes(name));
  if (unknown) return refuse(400, "unknown_parameter", `Unknown parameter: ${unknown}`, `hyperparameters.${unknown}`);
  return { json: toJob(state.addJob(body), rules) };
}

function cancel(job: StoredJob, rules: ProviderRules): ProviderAnswer {
  return change(job, rules, ["validating_files", "queued", "running", "paused"], "cancelled");
}

function change(job: StoredJob, rules: ProviderRules, from: JobStatus[], to: JobStatus): ProviderAnswer {
  if (!from.includes(job.status)) return refuse(400, "invalid_state", `A job that is ${job.status} cannot become ${to}.`);
  job.status = to;
  return { json: toJob(job, rules) };
}

export function chat(state: ProviderState, { model, messages }: { model: string; messages: { content: string }[] }): ProviderAnswer {
  if (!state.isKnownModel(model)) return refuse(404, "DeploymentNotFound", `The model ${model} does not exist or is not deployed.`);
  const content = state.answer({ model, asked: messages.at(-1)?.content ?? "" });
  const usage = { prompt_tokens: 9, completion_tokens: 1, total_tokens: 10 };
  return {
    json: {
      id: "chatcmpl-1",
      object: "chat.completion",
      choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }],
      usage,
    },
  };
}

function toFile({ id, filename, text, createdAt }: StoredFile): { id: string; [more: string]: unknown } {
  return { id, object: "file", purpose: "fine-tune", filename, bytes: Buffer.byteLength(text), created_at: createdAt, status: "processed" };
}

function toJob(
  { id, status, body, createdAt, step, error, fineTunedModel, resultFileId }: StoredJob,
  rules: ProviderRules,
): { id: string; [more: string]: unknown } {
  return {
    id,
    object: "fine_tuning.job",
    created_at: createdAt,
    status,
    model: body.model,
    training_file: body.training_file,
    validation_file: body.validation_file ?? null,
    seed: body.seed ?? 0,
    hyperparameters: body.hyperparameters ?? { n_epochs: "auto" },
    error,
    fine_tuned_model: fineTunedModel,
    finished_at: null,
    organization_id: rules.keepsMetadata ? "org-acme" : "",
    result_files: resultFileId ? [resultFileId] : [],
    trained_tokens: status === "succeeded" ? 4_000 : null,
    ...(rules.keepsMetadata ? { metadata: body.metadata ?? null } : { trained_steps: step, total_steps: 4 }),
  };
}

function checkpointsOf({ id, step, createdAt, body }: StoredJob): { id: string; [more: string]: unknown }[] {
  return Array.from({ length: Math.floor(step / 2) }, (_, index) => ({
    id: `ftckpt-${id}-${index}`,
    object: "fine_tuning.job.checkpoint",
    created_at: createdAt + index,
    fine_tuning_job_id: id,
    fine_tuned_model_checkpoint: `${body.model}:${id}:ckpt-step-${2 * index + 2}`,
    step_number: 2 * index + 2,
    metrics: { step: 2 * index + 2, train_loss: 1, full_valid_loss: 0.9 },
  }));
}

/** Cursor pages: what stands behind `after`, at most `limit`. */
function page<T extends { id: string }>(all: T[], query: URLSearchParams, usual: number): object {
  const after = query.get("after");
  const from = after ? all.findIndex(({ id }) => id === after) + 1 : 0;
  const data = all.slice(from, from + Number(query.get("limit") ?? usual));
  return {
    object: "list",
    data,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
    has_more: from + data.length < all.length,
  };
}

function refuse(status: number, code: string, message: string, param: string | null = null): ProviderAnswer {
  return { status, json: { error: { message, type: "invalid_request_error", param, code } } };
}
