type Query = Record<string, string | number | boolean | null | undefined>;

/** The one place where addresses are written. Empty values are left out of the query. */
export const routes = {
  home: () => "/",
  signIn: (next?: string) => withQuery("/sign-in", { next }),
  welcome: (token: string) => `/welcome/${token}`,
  projects: () => "/projects",
  newProject: () => "/projects/new",
  project: (projectId: string) => `/projects/${projectId}`,
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
  runs: (projectId: string) => `/projects/${projectId}/runs`,
  newRun: (projectId: string, query: Query = {}) => withQuery(`/projects/${projectId}/runs/new`, query),
  run: (projectId: string, runId: string) => `/projects/${projectId}/runs/${runId}`,
  models: (projectId: string) => `/projects/${projectId}/models`,
  evaluations: (projectId: string) => `/projects/${projectId}/evaluations`,
  evaluation: (projectId: string, evaluationId: string, query: Query = {}) =>
    withQuery(`/projects/${projectId}/evaluations/${evaluationId}`, query),
  api: {
    me: () => "/api/v1/me",
    claimOwner: () => "/api/v1/owner",
    signIn: () => "/api/auth/sign-in/email",
    signOut: () => "/api/auth/sign-out",
    openApi: () => "/api/v1/openapi.json",
    apiKeys: () => "/api/v1/api-keys",
    apiKey: (apiKeyId: string) => `/api/v1/api-keys/${apiKeyId}`,
    templates: () => "/api/v1/templates",
    projects: () => "/api/v1/projects",
    project: (projectId: string) => `/api/v1/projects/${projectId}`,
    people: (projectId: string) => `${inProject(projectId)}/people`,
    overview: (projectId: string) => `${inProject(projectId)}/overview`,
    datasets: (projectId: string) => `${inProject(projectId)}/datasets`,
    datasetActivity: (projectId: string) => `${inProject(projectId)}/datasets/activity`,
    dataset: (projectId: string, datasetId: string) => `${inProject(projectId)}/datasets/${datasetId}`,
    imports: (projectId: string, datasetId: string, query: Query = {}) =>
      withQuery(`${inProject(projectId)}/datasets/${datasetId}/imports`, query),
    uploads: (projectId: string, datasetId: string) => `${inProject(projectId)}/datasets/${datasetId}/uploads`,
    upload: (projectId: string, importId: string) => `${inProject(projectId)}/uploads/${importId}`,
    uploadChunk: (projectId: string, importId: string, position: number, query: Query = {}) =>
      withQuery(`${inProject(projectId)}/uploads/${importId}/chunks/${position}`, query),
    uploadComplete: (projectId: string, importId: string) => `${inProject(projectId)}/uploads/${importId}/complete`,
    import: (projectId: string, importId: string) => `${inProject(projectId)}/imports/${importId}`,
    importMappings: (projectId: string) => `${inProject(projectId)}/import-mappings`,
    importMapping: (projectId: string, mappingId: string) => `${inProject(projectId)}/import-mappings/${mappingId}`,
    importPreview: (projectId: string, importId: string) => `${inProject(projectId)}/imports/${importId}/preview`,
    importStart: (projectId: string, importId: string) => `${inProject(projectId)}/imports/${importId}/start`,
    importRejected: (projectId: string, importId: string, query: Query = {}) =>
      withQuery(`${inProject(projectId)}/imports/${importId}/rejected`, query),
    importRejectedKinds: (projectId: string, importId: string) => `${inProject(projectId)}/imports/${importId}/rejected/kinds`,
    importRejectedFix: (projectId: string, importId: string) => `${inProject(projectId)}/imports/${importId}/rejected/fix`,
    importRejectedRowFix: (projectId: string, importId: string, rowId: string) =>
      `${inProject(projectId)}/imports/${importId}/rejected/${rowId}/fix`,
    importRejectedLeaveOut: (projectId: string, importId: string) => `${inProject(projectId)}/imports/${importId}/rejected/leave-out`,
    importRejectedBringBack: (projectId: string, importId: string) => `${inProject(projectId)}/imports/${importId}/rejected/bring-back`,
    health: (projectId: string, datasetId: string) => `${inProject(projectId)}/datasets/${datasetId}/health`,
    issues: (projectId: string, datasetId: string, query: Query = {}) =>
      withQuery(`${inProject(projectId)}/datasets/${datasetId}/issues`, query),
    fixes: (projectId: string, datasetId: string) => `${inProject(projectId)}/datasets/${datasetId}/fixes`,
    undoFix: (projectId: string, datasetId: string, fixId: string) => `${inProject(projectId)}/datasets/${datasetId}/fixes/${fixId}/undo`,
    exampleIssues: (projectId: string, exampleId: string) => `${inProject(projectId)}/examples/${exampleId}/issues`,
    merges: (projectId: string, datasetId: string) => `${inProject(projectId)}/datasets/${datasetId}/merges`,
    answerSchema: (projectId: string) => `${inProject(projectId)}/answer-schema`,
    examples: (projectId: string, datasetId: string, query: Query = {}) =>
      withQuery(`${inProject(projectId)}/datasets/${datasetId}/examples`, query),
    exampleFacets: (projectId: string, datasetId: string, query: Query = {}) =>
      withQuery(`${inProject(projectId)}/datasets/${datasetId}/examples/facets`, query),
    bulkEdits: (projectId: string, datasetId: string) => `${inProject(projectId)}/datasets/${datasetId}/bulk-edits`,
    bulkEditUndo: (projectId: string, datasetId: string, bulkEditId: string) =>
      `${inProject(projectId)}/datasets/${datasetId}/bulk-edits/${bulkEditId}/undo`,
    views: (projectId: string, datasetId: string) => `${inProject(projectId)}/datasets/${datasetId}/views`,
    view: (projectId: string, datasetId: string, viewId: string) => `${inProject(projectId)}/datasets/${datasetId}/views/${viewId}`,
    example: (projectId: string, exampleId: string) => `${inProject(projectId)}/examples/${exampleId}`,
    exampleLabels: (projectId: string, exampleId: string) => `${inProject(projectId)}/examples/${exampleId}/labels`,
    exampleState: (projectId: string, exampleId: string) => `${inProject(projectId)}/examples/${exampleId}/state`,
    exampleReviews: (projectId: string, exampleId: string) => `${inProject(projectId)}/examples/${exampleId}/reviews`,
    exampleRevisions: (projectId: string, exampleId: string) => `${inProject(projectId)}/examples/${exampleId}/revisions`,
    exampleRevision: (projectId: string, exampleId: string, number: number) =>
      `${inProject(projectId)}/examples/${exampleId}/revisions/${number}`,
    exampleRevisionRestore: (projectId: string, exampleId: string, number: number) =>
      `${inProject(projectId)}/examples/${exampleId}/revisions/${number}/restore`,
    exampleComments: (projectId: string, exampleId: string) => `${inProject(projectId)}/examples/${exampleId}/comments`,
    exampleComment: (projectId: string, exampleId: string, commentId: string) =>
      `${inProject(projectId)}/examples/${exampleId}/comments/${commentId}`,
    exampleDraftAnswer: (projectId: string, exampleId: string) => `${inProject(projectId)}/examples/${exampleId}/draft-answer`,
    reviewQueue: (projectId: string, datasetId: string, query: Query = {}) =>
      withQuery(`${inProject(projectId)}/datasets/${datasetId}/review-queue`, query),
    reviewSettings: (projectId: string, datasetId: string) => `${inProject(projectId)}/datasets/${datasetId}/review-settings`,
    agreement: (projectId: string, datasetId: string) => `${inProject(projectId)}/datasets/${datasetId}/agreement`,
    exampleRestore: (projectId: string, exampleId: string) => `${inProject(projectId)}/examples/${exampleId}/restore`,
    projectVersions: (projectId: string) => `${inProject(projectId)}/versions`,
    versions: (projectId: string, datasetId: string) => `${inProject(projectId)}/datasets/${datasetId}/versions`,
    version: (projectId: string, versionId: string) => `${inProject(projectId)}/versions/${versionId}`,
    versionChanges: (projectId: string, versionId: string, query: Query) =>
      withQuery(`${inProject(projectId)}/versions/${versionId}/changes`, query),
    versionLeaks: (projectId: string, versionId: string) => `${inProject(projectId)}/versions/${versionId}/leaks`,
    versionManifest: (projectId: string, versionId: string) => `${inProject(projectId)}/versions/${versionId}/manifest`,
    versionExport: (projectId: string, versionId: string, query: Query) =>
      withQuery(`${inProject(projectId)}/versions/${versionId}/export`, query),
    versionExportPlan: (projectId: string, versionId: string, query: Query) =>
      withQuery(`${inProject(projectId)}/versions/${versionId}/export/plan`, query),
    freeze: (projectId: string, datasetId: string) => `${inProject(projectId)}/datasets/${datasetId}/freeze`,
    datasetExport: (projectId: string, datasetId: string, query: Query) =>
      withQuery(`${inProject(projectId)}/datasets/${datasetId}/export`, query),
    datasetExportPlan: (projectId: string, datasetId: string, query: Query) =>
      withQuery(`${inProject(projectId)}/datasets/${datasetId}/export/plan`, query),
    connections: () => "/api/v1/trainers",
    connection: (trainerId: string) => `/api/v1/trainers/${trainerId}`,
    testTrainer: () => "/api/v1/trainers/test",
    trainers: (projectId: string) => `${inProject(projectId)}/trainers`,
    runs: (projectId: string, query: Query = {}) => withQuery(`${inProject(projectId)}/runs`, query),
    runEstimate: (projectId: string) => `${inProject(projectId)}/runs/estimate`,
    run: (projectId: string, runId: string) => `${inProject(projectId)}/runs/${runId}`,
    runAction: (projectId: string, runId: string, action: "cancel" | "pause" | "resume") =>
      `${inProject(projectId)}/runs/${runId}/${action}`,
    runEvents: (projectId: string, runId: string) => `${inProject(projectId)}/runs/${runId}/events`,
    runMetrics: (projectId: string, runId: string, query: Query = {}) => withQuery(`${inProject(projectId)}/runs/${runId}/metrics`, query),
    runCheckpoints: (projectId: string, runId: string) => `${inProject(projectId)}/runs/${runId}/checkpoints`,
    models: (projectId: string) => `${inProject(projectId)}/models`,
    benchmarks: (projectId: string) => `${inProject(projectId)}/benchmarks`,
    evaluations: (projectId: string) => `${inProject(projectId)}/evaluations`,
    evaluation: (projectId: string, evaluationId: string) => `${inProject(projectId)}/evaluations/${evaluationId}`,
    cases: (projectId: string, benchmarkId: string, query: Query = {}) =>
      withQuery(`${inProject(projectId)}/benchmarks/${benchmarkId}/cases`, query),
    contributions: (projectId: string, datasetId: string) => `${inProject(projectId)}/datasets/${datasetId}/contributions`,
    comparison: (projectId: string, query: Query) => withQuery(`${inProject(projectId)}/comparison`, query),
  },
} as const;

function inProject(projectId: string): string {
  return `/api/v1/projects/${projectId}`;
}

function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== "") search.set(key, String(value));
  return search.size > 0 ? `${path}?${search}` : path;
}
