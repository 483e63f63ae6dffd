import { z } from "zod";
import { messagesSchema } from "@/lib/datasets/schemas";
import { gradersSchema, scoresSchema } from "../graders/schemas";

const tags = z.array(z.string().trim().min(1).max(50)).max(20);
const targetText = z.string().max(100_000, "Use at most 100,000 characters.");

/** The conversation up to where the model answers. */
const promptSchema = messagesSchema.refine(
  (messages) => messages.at(-1)?.role !== "assistant" && messages.some(({ content }) => content.trim() !== ""),
  "A case ends with a question, not with an answer, and the question is not empty.",
);

export const caseInput = z.object({
  prompt: promptSchema,
  /** Left out or empty: nobody has said what the right answer is. */
  target: targetText.default(""),
  tags: tags.default([]),
  /** Cases of one group come from one source: a conversation, a customer, a document. */
  groupKey: z.string().trim().max(200).nullable().default(null),
});
export type CaseInput = z.input<typeof caseInput>;

const benchmarkName = z.string().trim().min(1, "Name what it measures, for example “Hard refunds”.").max(100);
const mostCasesAtOnce = 1_000;
const tooManyCases = `Send at most ${mostCasesAtOnce} cases at once; import a file where there are more.`;

export const createBenchmarkInput = z.discriminatedUnion("from", [
  /** The test split of a frozen version; there may be one already. */
  z.object({ from: z.literal("version"), datasetVersionId: z.string().min(1, "Choose a dataset version.") }),
  /** Every example of a dataset is a case: for a file of cases that was imported to measure with, and to learn nothing from. */
  z.object({ from: z.literal("dataset"), datasetId: z.string().min(1, "Choose a dataset.") }),
  z.object({
    from: z.literal("cases"),
    name: benchmarkName,
    cases: z.array(caseInput).min(1, "A benchmark needs at least one case.").max(mostCasesAtOnce, tooManyCases),
    /** Left out: guessed from the targets. */
    graders: gradersSchema.optional(),
  }),
]);
export type CreateBenchmarkInput = z.input<typeof createBenchmarkInput>;

/** What the next version has different. */
export const changeBenchmarkInput = z
  .object({
    name: benchmarkName.optional(),
    note: z.string().trim().max(500, "Use at most 500 characters.").default(""),
    graders: gradersSchema.optional(),
    removed: z.array(z.string()).max(10_000).default([]),
    changed: z
      .array(caseInput.partial().extend({ id: z.string() }))
      .max(mostCasesAtOnce, tooManyCases)
      .default([]),
    added: z.array(caseInput).max(mostCasesAtOnce, tooManyCases).default([]),
  })
  .refine(
    ({ name, graders, removed, changed, added }) => name ?? graders ?? removed[0] ?? changed[0] ?? added[0],
    "Nothing is different. Change a grader or a case first.",
  );
export type ChangeBenchmarkInput = z.input<typeof changeBenchmarkInput>;

export const benchmarkCaseSchema = z.object({
  id: z.string(),
  position: z.number(),
  prompt: messagesSchema,
  target: z.string(),
  tags: z.array(z.string()),
});
export type BenchmarkCase = z.infer<typeof benchmarkCaseSchema>;

/** How a version differs from the one before it; lists are cut, counts are not. */
export const benchmarkChangesSchema = z.object({
  /** Null for the first version. */
  previous: z.object({ id: z.string(), version: z.number() }).nullable(),
  addedCount: z.number(),
  removedCount: z.number(),
  changedCount: z.number(),
  added: z.array(benchmarkCaseSchema),
  removed: z.array(benchmarkCaseSchema),
  /** The same question with another target. */
  changed: z.array(z.object({ before: benchmarkCaseSchema, after: benchmarkCaseSchema })),
  /** Keys. */
  gradersAdded: z.array(z.string()),
  gradersRemoved: z.array(z.string()),
  gradersChanged: z.array(z.string()),
});
export type BenchmarkChanges = z.infer<typeof benchmarkChangesSchema>;

/** Graders tried on answers that are there, before anything is saved. */
export const previewGradersInput = z.object({
  graders: gradersSchema,
  on: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("evaluation"), evaluationId: z.string(), limit: z.number().int().min(1).max(20).default(5) }),
    z.object({ kind: z.literal("text"), question: targetText.default(""), target: targetText.default(""), answer: targetText }),
  ]),
});
export type PreviewGradersInput = z.input<typeof previewGradersInput>;

export const gradedAnswerSchema = z.object({
  caseId: z.string().nullable(),
  question: z.string(),
  target: z.string(),
  answer: z.string(),
  scores: scoresSchema,
});
export type GradedAnswer = z.infer<typeof gradedAnswerSchema>;
