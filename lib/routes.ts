import { apiRoutes } from "./api-routes";
import { type Query, withQuery } from "./with-query";

/** The one place where addresses are written. Empty values are left out of the query. */
export const routes = {
  home: () => "/",
  signIn: (next?: string) => withQuery("/sign-in", { next }),
  welcome: (token: string) => `/welcome/${token}`,
  join: (token: string) => `/join/${token}`,
  people: () => "/people",
  apiKeys: () => "/api-keys",
  projects: () => "/projects",
  newProject: () => "/projects/new",
  project: (projectId: string) => `/projects/${projectId}`,
  projectSettings: (projectId: string) => `/projects/${projectId}/settings`,
  data: (projectId: string) => `/projects/${projectId}/data`,
  dataset: (projectId: string, datasetId: string, query: Query = {}) => withQuery(`/projects/${projectId}/data/${datasetId}`, query),
  importFile: (projectId: string, datasetId: string, query: Query = {}) =>
    withQuery(`/projects/${projectId}/data/${datasetId}/import`, query),
  fixList: (projectId: string, datasetId: string, query: Query = {}) => withQuery(`/projects/${projectId}/data/${datasetId}/fix`, query),
  review: (projectId: string, datasetId: string, query: Query = {}) => withQuery(`/projects/${projectId}/data/${datasetId}/review`, query),
  datasetHealth: (projectId: string, datasetId: string, query: Query = {}) =>
    withQuery(`/projects/${projectId}/data/${datasetId}/health`, query),
  datasetVersions: (projectId: string, datasetId: string) => `/projects/${projectId}/data/${datasetId}/versions`,
  datasetVersion: (projectId: string, datasetId: string, versionId: string, query: Query = {}) =>
    withQuery(`/projects/${projectId}/data/${datasetId}/versions/${versionId}`, query),
  runs: (projectId: string, query: Query = {}) => withQuery(`/projects/${projectId}/runs`, query),
  comparedRuns: (projectId: string, query: Query) => withQuery(`/projects/${projectId}/runs/compare`, query),
  newRun: (projectId: string, query: Query = {}) => withQuery(`/projects/${projectId}/runs/new`, query),
  recipes: (projectId: string) => `/projects/${projectId}/runs/recipes`,
  recipe: (projectId: string, recipeId: string, query: Query = {}) => withQuery(`/projects/${projectId}/runs/recipes/${recipeId}`, query),
  newRebase: (projectId: string, query: Query = {}) => withQuery(`/projects/${projectId}/evaluations/rebases/new`, query),
  rebase: (projectId: string, rebaseId: string) => `/projects/${projectId}/evaluations/rebases/${rebaseId}`,
  newSweep: (projectId: string, query: Query = {}) => withQuery(`/projects/${projectId}/runs/sweeps/new`, query),
  sweep: (projectId: string, sweepId: string) => `/projects/${projectId}/runs/sweeps/${sweepId}`,
  run: (projectId: string, runId: string) => `/projects/${projectId}/runs/${runId}`,
  models: (projectId: string, query: Query = {}) => withQuery(`/projects/${projectId}/models`, query),
  model: (projectId: string, modelVersionId: string) => `/projects/${projectId}/models/${modelVersionId}`,
  playground: (projectId: string) => `/projects/${projectId}/models/playground`,
  survival: (projectId: string, query: Query = {}) => withQuery(`/projects/${projectId}/models/survival`, query),
  accounts: (projectId: string, query: Query = {}) => withQuery(`/projects/${projectId}/models/survival/accounts`, query),
  newRecord: (projectId: string, modelVersionId: string) => `/projects/${projectId}/models/survival/record/${modelVersionId}`,
  record: (projectId: string, recordId: string) => `/projects/${projectId}/models/survival/records/${recordId}`,
  retrain: (projectId: string, modelVersionId: string) => `/projects/${projectId}/models/survival/retrain/${modelVersionId}`,
  newParity: (projectId: string, query: Query = {}) => withQuery(`/projects/${projectId}/models/survival/parity/new`, query),
  parity: (projectId: string, reportId: string, query: Query = {}) =>
    withQuery(`/projects/${projectId}/models/survival/parity/${reportId}`, query),
  trainers: (projectId: string) => `/projects/${projectId}/models/trainers`,
  newTrainer: (projectId: string) => `/projects/${projectId}/models/trainers/new`,
  trainer: (projectId: string, trainerId: string) => `/projects/${projectId}/models/trainers/${trainerId}`,
  newBaseline: (projectId: string) => `/projects/${projectId}/models/new-baseline`,
  evaluations: (projectId: string) => `/projects/${projectId}/evaluations`,
  evaluation: (projectId: string, evaluationId: string, query: Query = {}) =>
    withQuery(`/projects/${projectId}/evaluations/${evaluationId}`, query),
  report: (projectId: string, evaluationId: string, query: Query) =>
    withQuery(`/projects/${projectId}/evaluations/${evaluationId}/report`, query),
  deployments: (projectId: string) => `/projects/${projectId}/deployments`,
  deployment: (projectId: string, deploymentId: string, query: Query = {}) =>
    withQuery(`/projects/${projectId}/deployments/${deploymentId}`, query),
  newExperiment: (projectId: string, deploymentId: string) => `/projects/${projectId}/deployments/${deploymentId}/experiments/new`,
  experiment: (projectId: string, deploymentId: string, experimentId: string) =>
    `/projects/${projectId}/deployments/${deploymentId}/experiments/${experimentId}`,
  benchmarks: (projectId: string) => `/projects/${projectId}/evaluations/benchmarks`,
  newBenchmark: (projectId: string) => `/projects/${projectId}/evaluations/benchmarks/new`,
  benchmark: (projectId: string, benchmarkId: string) => `/projects/${projectId}/evaluations/benchmarks/${benchmarkId}`,
  arenas: (projectId: string) => `/projects/${projectId}/evaluations/arenas`,
  arena: (projectId: string, arenaId: string) => `/projects/${projectId}/evaluations/arenas/${arenaId}`,
  judgePairs: (projectId: string, arenaId: string) => `/projects/${projectId}/evaluations/arenas/${arenaId}/judge`,
  changeBenchmark: (projectId: string, benchmarkId: string) => `/projects/${projectId}/evaluations/benchmarks/${benchmarkId}/change`,
  rateAnswers: (projectId: string, benchmarkId: string, query: Query = {}) =>
    withQuery(`/projects/${projectId}/evaluations/benchmarks/${benchmarkId}/rate`, query),
  api: apiRoutes,
} as const;
