import type { Overlong } from "../previews/schemas";
import type { Capabilities, Hyperparameters, Method, TrainerKind } from "../schemas";
import type { WireModel } from "./wire";

type ParameterName = keyof Hyperparameters;

interface Accepted {
  minimum: number | null;
  maximum: number | null;
}

/** Where the speakers of one protocol differ. What is not written here is the same for all of them. */
export interface Profile {
  capabilities: Capabilities;
  /** Null: a lead enters it. Ends before `/files` and `/fine_tuning`. */
  usualBaseUrl: string | null;
  keyHeader: "authorization" | "api-key";
  /** How a job is found again: by its metadata, or by a training file that is this run's alone where metadata may be dropped. */
  jobKey: "metadata" | "file";
  /** What a job may be asked with, unless a model declares its own; a name that is missing is refused, never dropped. */
  parameters: Partial<Record<ParameterName, Accepted>>;
  hyperparametersAt: "method" | "job";
  /** Said of models that do not declare how they are trained. */
  methods: Method[];
  minimumExamples: number;
  longestSuffix: number;
  filesStartWithBom: boolean;
  eventOrder: "oldest_first" | "newest_first";
  /** Figures of every step come in a file once the job is done. */
  hasResultFile: boolean;
  /** The largest file it takes; null where it does not say. */
  fileBytes: number | null;
  overlong: Overlong;
  /** The tuned weights can be taken along. */
  keepsWeights: boolean;
  /** What it takes to use the model afterwards, in words. */
  hosting: string;
  /** Tokens of the longest example it reads, where it says so beside the list of models. */
  longestExample: (model: string) => number | null;
  /** Answers Hone's own questions about rows and time; of the others Hone knows only what it counts itself. */
  isOurs: boolean;
  /** Its list of models names what the account has tuned, so that a fine-tune that is missing there is gone. */
  listsFineTunes: boolean;
  canTune: (model: WireModel) => boolean;
}

const between = (minimum: number | null, maximum: number | null): Accepted => ({ minimum, maximum });
export const isFineTune = ({ id }: WireModel) => /^ft:|[.:-]ft-|ftchkpt/.test(id);

const usualParameters = { epochs: between(1, 50), batchSize: between(1, 256), learningRateMultiplier: between(null, null) };

const openai: Profile = {
  capabilities: {
    canPause: true,
    keepsCheckpoints: true,
    learnsPreferences: true,
    takesSeed: true,
    learnsTools: true,
    isLocal: false,
    needsDeployment: false,
    parallelRuns: 3,
  },
  usualBaseUrl: "https://api.openai.com/v1",
  keyHeader: "authorization",
  jobKey: "metadata",
  parameters: { ...usualParameters, dpoBeta: between(0, 2) },
  hyperparametersAt: "method",
  methods: ["managed"],
  minimumExamples: 10,
  longestSuffix: 64,
  filesStartWithBom: false,
  eventOrder: "newest_first",
  hasResultFile: true,
  fileBytes: 512_000_000,
  overlong: "cut",
  keepsWeights: false,
  hosting: "It answers at once; every answer costs more than the base model’s.",
  // Said in its guide, not in its list of models.
  longestExample: (model) => (/^gpt-4(o|\.1)/.test(model) ? 65_536 : null),
  isOurs: false,
  listsFineTunes: true,
  // The list of models does not say which can be tuned; these are the ones its documentation names.
  canTune: ({ id }) => /^gpt-(4\.1(-mini|-nano)?-2025-04-14|4o-2024-08-06|4o-mini-2024-07-18)$/.test(id),
};

const nebius: Profile = {
  ...openai,
  capabilities: {
    canPause: false,
    keepsCheckpoints: true,
    learnsPreferences: false,
    takesSeed: true,
    learnsTools: false,
    isLocal: false,
    needsDeployment: false,
    parallelRuns: 2,
  },
  usualBaseUrl: "https://api.tokenfactory.nebius.com/v1",
  jobKey: "file",
  parameters: {
    epochs: between(1, 20),
    batchSize: between(1, 256),
    learningRate: between(0, 1),
    loraRank: between(1, 256),
    loraAlpha: between(0, 1024),
    warmupRatio: between(0, 0.5),
    weightDecay: between(0, 1),
    maxGradNorm: between(0, null),
    contextLength: between(16, null),
  },
  hyperparametersAt: "job",
  fileBytes: 5_000_000_000,
  overlong: "unknown",
  keepsWeights: true,
  hosting: "An endpoint of its own is billed by the hour, used or not.",
  longestExample: () => null,
  methods: ["lora", "full"],
  listsFineTunes: false,
  canTune: (model) => !isFineTune(model),
};

/** Who speaks the protocol; Together and Fireworks have words of their own. */
export type SpeakerKind = Exclude<TrainerKind, "together" | "fireworks">;

export const profiles: Record<SpeakerKind, Profile> = {
  cpu: {
    ...nebius,
    capabilities: {
      canPause: true,
      keepsCheckpoints: true,
      learnsPreferences: false,
      takesSeed: true,
      learnsTools: false,
      isLocal: true,
      needsDeployment: false,
      parallelRuns: 1,
    },
    usualBaseUrl: null,
    jobKey: "metadata",
    hyperparametersAt: "method",
    eventOrder: "oldest_first",
    hasResultFile: false,
    fileBytes: null,
    overlong: "refused",
    hosting: "It answers on this machine, at no charge.",
    isOurs: true,
    listsFineTunes: true,
    canTune: ({ kind }) => kind === "base",
  },
  openai,
  azure: {
    ...openai,
    capabilities: { ...openai.capabilities, needsDeployment: true },
    hosting: "Somebody must deploy it, and a deployment is billed by the hour, used or not.",
    usualBaseUrl: null,
    keyHeader: "api-key",
    jobKey: "file",
    longestSuffix: 40,
    filesStartWithBom: true,
    canTune: (model) => model.capabilities?.fine_tune === true && !isFineTune(model),
  },
  nebius,
  openai_compatible: {
    ...openai,
    capabilities: {
      canPause: false,
      keepsCheckpoints: true,
      learnsPreferences: false,
      takesSeed: true,
      learnsTools: false,
      isLocal: false,
      needsDeployment: false,
      parallelRuns: 2,
    },
    usualBaseUrl: null,
    jobKey: "file",
    parameters: usualParameters,
    hyperparametersAt: "job",
    fileBytes: null,
    overlong: "unknown",
    hosting: "What it costs to use is not known here.",
    longestExample: () => null,
    longestSuffix: 40,
    listsFineTunes: false,
    canTune: (model) => !isFineTune(model) && (model.kind ?? "base") === "base",
  },
};
