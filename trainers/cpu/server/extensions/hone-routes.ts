import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { estimate } from "../../engine/estimate";
import { resolveHyperparameters } from "../../engine/resolve-hyperparameters";
import type { DatasetFacts } from "../../engine/types";
import { getFile } from "../files/get-file";
import { ApiError } from "../http/api-error";
import { contextLimit } from "../jobs/validate-job";
import { wireHyperparameters } from "../jobs/wire-hyperparameters";
import type { UsableBase } from "../models/model-catalog";
import type { Trainer } from "../trainer";
import { tokenHistogram } from "./token-histogram";

const hyperparametersInput = z.record(z.string(), z.unknown()).default({});

const estimateInput = z.strictObject({
  model: z.string().min(1),
  hyperparameters: hyperparametersInput,
  training_file: z.string().optional(),
  examples: z.number().int().min(1).optional(),
  tokens: z.number().int().min(1).optional(),
  longest_example: z.number().int().min(1).optional(),
});

const inspectInput = z.strictObject({
  model: z.string().min(1),
  context_length: z.number().int().min(1).optional(),
  file: z.string().optional(),
  examples: z.array(z.unknown()).optional(),
});

const previewInput = z.strictObject({
  model: z.string().min(1),
  context_length: z.number().int().min(1).optional(),
  examples: z.array(z.unknown()),
  /** The text of every row beside its figures. */
  spans: z.boolean().default(false),
});

const shownProblems = 1_000;
const inlineBodyBytes = 64 * 1024 * 1024;

async function datasetFacts(trainer: Trainer, base: UsableBase, input: z.infer<typeof estimateInput>): Promise<DatasetFacts> {
  const { contextLength } = base.description;
  if (input.training_file !== undefined) {
    const file = getFile(trainer, input.training_file, "training_file");
    return trainer.inspector.inspect(
      base.folder,
      { file: trainer.files.contentPath(file.id) },
      contextLimit(input.hyperparameters, contextLength),
    );
  }
  const { examples, tokens } = input;
  if (examples === undefined || tokens === undefined)
    throw new ApiError(400, "invalid_parameter", "Send training_file, or examples and tokens (per epoch).", "training_file");
  // Without better knowledge: chat rows are rarely longer than three times their mean.
  return { examples, tokens, longestExample: input.longest_example ?? Math.min(contextLength, Math.ceil((3 * tokens) / examples)) };
}

/** Not part of OpenAI's protocol: what a workbench asks before it starts a job. */
export function honeRoutes(app: FastifyInstance, trainer: Trainer): void {
  app.get("/health", () => ({
    status: "ok",
    version: trainer.version,
    queue_length: trainer.queue.waiting().length,
    running_job: trainer.queue.runningJob(),
    paused_jobs: trainer.jobs.list().filter(({ paused }) => paused).length,
  }));

  app.post("/v1/hone/estimate", async (request) => {
    const input = estimateInput.parse(request.body);
    const base = await trainer.models.getBase(input.model);
    const dataset = await datasetFacts(trainer, base, input);
    const hyperparameters = resolveHyperparameters(input.hyperparameters, { dataset, model: base.description });
    const expected = await estimate(base.folder, {
      tokens: dataset.tokens,
      longestExample: dataset.longestExample,
      hyperparameters,
      threads: trainer.environment.threads,
    });
    return {
      seconds: [expected.secondsLow, expected.secondsHigh],
      tokens_per_second: expected.tokensPerSecond,
      steps: Math.ceil(dataset.examples / hyperparameters.batchSize) * hyperparameters.epochs,
      tokens: dataset.tokens,
      memory_mb: expected.memoryMb,
      hyperparameters: wireHyperparameters(hyperparameters, input.hyperparameters),
    };
  });

  app.post("/v1/hone/inspect", { bodyLimit: inlineBodyBytes }, async (request) => {
    const input = inspectInput.parse(request.body);
    const base = await trainer.models.getBase(input.model);
    const contextLength = Math.min(input.context_length ?? base.description.contextLength, base.description.contextLength);
    if ((input.file === undefined) === (input.examples === undefined))
      throw new ApiError(400, "invalid_parameter", "Send either file (an uploaded file's id) or examples.", "file");
    const source =
      input.file === undefined
        ? { values: input.examples ?? [] }
        : { file: trainer.files.contentPath(getFile(trainer, input.file, "file").id) };
    const report = await trainer.inspector.inspect(base.folder, source, contextLength);
    return {
      examples: report.examples,
      tokens: report.tokens,
      answer_tokens: report.answerTokens,
      longest_example: report.longestExample,
      context_length: contextLength,
      histogram: tokenHistogram(report.lengths),
      problems: report.problems.slice(0, shownProblems),
      problem_count: report.problems.length,
    };
  });

  app.post("/v1/hone/preview", { bodyLimit: inlineBodyBytes }, async (request) => {
    const input = previewInput.parse(request.body);
    const base = await trainer.models.getBase(input.model);
    const contextLength = Math.min(input.context_length ?? base.description.contextLength, base.description.contextLength);
    const report = await trainer.inspector.preview(base.folder, input.examples, { contextLength, withSpans: input.spans });
    return {
      template_sha256: report.templateHash,
      context_length: base.description.contextLength,
      rows: report.rows.map(({ tokens, learnedTokens, firstLearned, problem, spans }) => ({
        tokens,
        learned_tokens: learnedTokens,
        first_learned: firstLearned,
        problem,
        spans,
      })),
    };
  });
}
