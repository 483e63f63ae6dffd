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
  /** Answers Hone's own questions about rows and time; of the others Hone knows only what it counts itself. */
  isOurs: boolean;
  canTune: (model: WireModel) => boolean;
}

const between = (minimum: number | null, maximum: number | null): Accepted => ({ minimum, maximum });
const isFineTune = ({ id }: WireModel) => /^ft:|[.:-]ft-|ftchkpt/.test(id);

const openai: Profile = {
  capabilities: {
    canPause: true,
    keepsCheckpoints: true,
    learnsPreferences: true,
    learnsTools: true,
    isLocal: false,
    needsDeployment: false,
  },
  usualBaseUrl: "https://api.openai.com/v1",
  keyHeader: "authorization",
  jobKey: "metadata",
  parameters: { epochs: between(1, 50), batchSize: between(1, 256), learningRateMultiplier: between(null, null) },
  hyperparametersAt: "method",
  methods: ["managed"],
  minimumExamples: 10,
  longestSuffix: 64,
  filesStartWithBom: false,
  eventOrder: "newest_first",
  hasResultFile: true,
  isOurs: false,
  // The list of models does not say which can be tuned; these are the ones its documentation names.
  canTune: ({ id }) => /^gpt-(4\.1(-mini|-nano)?-2025-04-14|4o-2024-08-06|4o-mini-2024-07-18)$/.test(id),
};

const nebius: Profile = {
  ...openai,
  capabilities: {
    canPause: false,
    keepsCheckpoints: true,
    learnsPreferences: false,
    learnsTools: false,
    isLocal: false,
    needsDeployment: false,
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
  methods: ["lora", "full"],
  canTune: (model) => !isFineTune(model),
};

export const profiles: Record<TrainerKind, Profile> = {
  cpu: {
    ...nebius,
    capabilities: {
      canPause: true,
      keepsCheckpoints: true,
      learnsPreferences: false,
      learnsTools: false,
      isLocal: true,
      needsDeployment: false,
    },
    usualBaseUrl: null,
    jobKey: "metadata",
    hyperparametersAt: "method",
    eventOrder: "oldest_first",
    hasResultFile: false,
    isOurs: true,
    canTune: ({ kind }) => kind === "base",
  },
  openai,
  azure: {
    ...openai,
    capabilities: { ...openai.capabilities, needsDeployment: true },
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
      learnsTools: false,
      isLocal: false,
      needsDeployment: false,
    },
    usualBaseUrl: null,
    jobKey: "file",
    hyperparametersAt: "job",
    longestSuffix: 40,
    canTune: (model) => !isFineTune(model) && (model.kind ?? "base") === "base",
  },
};
