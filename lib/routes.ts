type Query = Record<string, string | number | boolean | null | undefined>;

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
  api: {
    me: () => "/api/v1/me",
    claimOwner: () => "/api/v1/owner",
    signIn: () => "/api/auth/sign-in/email",
    signOut: () => "/api/auth/sign-out",
    openApi: () => "/api/v1/openapi.json",
    workspacePeople: () => "/api/v1/people",
    workspacePerson: (userId: string) => `/api/v1/people/${userId}`,
    invitations: () => "/api/v1/invitations",
    invitation: (invitationId: string) => `/api/v1/invitations/${invitationId}`,
    acceptInvitation: () => "/api/v1/invitations/accept",
    apiKeys: () => "/api/v1/api-keys",
    apiKey: (apiKeyId: string) => `/api/v1/api-keys/${apiKeyId}`,
    templates: () => "/api/v1/templates",
    projects: () => "/api/v1/projects",
    project: (projectId: string) => `/api/v1/projects/${projectId}`,
    people: (projectId: string) => `${inProject(projectId)}/people`,
    person: (projectId: string, userId: string) => `${inProject(projectId)}/people/${userId}`,
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
    checkConnection: (trainerId: string) => `/api/v1/trainers/${trainerId}/check`,
    testTrainer: () => "/api/v1/trainers/test",
    trainers: (projectId: string) => `${inProject(projectId)}/trainers`,
    runs: (projectId: string, query: Query = {}) => withQuery(`${inProject(projectId)}/runs`, query),
    runChoices: (projectId: string) => `${inProject(projectId)}/runs/choices`,
    runViews: (projectId: string) => `${inProject(projectId)}/runs/views`,
    runView: (projectId: string, viewId: string) => `${inProject(projectId)}/runs/views/${viewId}`,
    comparedRuns: (projectId: string, query: Query) => withQuery(`${inProject(projectId)}/runs/comparison`, query),
    curves: (projectId: string, query: Query) => withQuery(`${inProject(projectId)}/runs/curves`, query),
    runDrafts: (projectId: string) => `${inProject(projectId)}/runs/drafts`,
    runDraft: (projectId: string, runId: string) => `${inProject(projectId)}/runs/${runId}/draft`,
    runOffer: (projectId: string) => `${inProject(projectId)}/runs/offer`,
    runPreview: (projectId: string) => `${inProject(projectId)}/runs/preview`,
    runPreviewRows: (projectId: string) => `${inProject(projectId)}/runs/preview/rows`,
    runEstimate: (projectId: string) => `${inProject(projectId)}/runs/estimate`,
    run: (projectId: string, runId: string) => `${inProject(projectId)}/runs/${runId}`,
    runRecipe: (projectId: string, runId: string) => `${inProject(projectId)}/runs/${runId}/recipe`,
    recipes: (projectId: string) => `${inProject(projectId)}/recipes`,
    recipe: (projectId: string, recipeId: string) => `${inProject(projectId)}/recipes/${recipeId}`,
    recipeElsewhere: (projectId: string, recipeId: string, query: Query) =>
      withQuery(`${inProject(projectId)}/recipes/${recipeId}/elsewhere`, query),
    sweeps: (projectId: string, query: Query = {}) => withQuery(`${inProject(projectId)}/sweeps`, query),
    sweepPlan: (projectId: string) => `${inProject(projectId)}/sweeps/plan`,
    sweep: (projectId: string, sweepId: string) => `${inProject(projectId)}/sweeps/${sweepId}`,
    approveSweep: (projectId: string, sweepId: string) => `${inProject(projectId)}/sweeps/${sweepId}/approve`,
    cancelSweep: (projectId: string, sweepId: string) => `${inProject(projectId)}/sweeps/${sweepId}/cancel`,
    learningCurve: (projectId: string, query: Query = {}) => withQuery(`${inProject(projectId)}/learning-curve`, query),
    learningCurvePlan: (projectId: string) => `${inProject(projectId)}/learning-curve/plan`,
    rebases: (projectId: string) => `${inProject(projectId)}/rebases`,
    rebasePlan: (projectId: string) => `${inProject(projectId)}/rebases/plan`,
    rebase: (projectId: string, rebaseId: string) => `${inProject(projectId)}/rebases/${rebaseId}`,
    sweepResult: (projectId: string, sweepId: string) => `${inProject(projectId)}/sweeps/${sweepId}/result`,
    runAction: (projectId: string, runId: string, action: "cancel" | "pause" | "resume" | "retry" | "restart") =>
      `${inProject(projectId)}/runs/${runId}/${action}`,
    runStream: (projectId: string, runId: string, query: Query = {}) => withQuery(`${inProject(projectId)}/runs/${runId}/stream`, query),
    runSent: (projectId: string, runId: string) => `${inProject(projectId)}/runs/${runId}/sent`,
    runSentFile: (projectId: string, runId: string, split: string) => `${inProject(projectId)}/runs/${runId}/sent/${split}`,
    runDiagnosis: (projectId: string, runId: string) => `${inProject(projectId)}/runs/${runId}/diagnosis`,
    runEvents: (projectId: string, runId: string) => `${inProject(projectId)}/runs/${runId}/events`,
    approveRun: (projectId: string, runId: string) => `${inProject(projectId)}/runs/${runId}/approve`,
    declineRun: (projectId: string, runId: string) => `${inProject(projectId)}/runs/${runId}/decline`,
    spending: (projectId: string) => `${inProject(projectId)}/spending`,
    runMetrics: (projectId: string, runId: string, query: Query = {}) => withQuery(`${inProject(projectId)}/runs/${runId}/metrics`, query),
    runCheckpoints: (projectId: string, runId: string) => `${inProject(projectId)}/runs/${runId}/checkpoints`,
    checkpointAction: (projectId: string, runId: string, checkpointId: string, action: "try" | "keep" | "measure") =>
      `${inProject(projectId)}/runs/${runId}/checkpoints/${checkpointId}/${action}`,
    models: (projectId: string) => `${inProject(projectId)}/models`,
    model: (projectId: string, modelVersionId: string) => `${inProject(projectId)}/models/${modelVersionId}`,
    modelCard: (projectId: string, modelVersionId: string) => `${inProject(projectId)}/models/${modelVersionId}/card`,
    modelCardExport: (projectId: string, modelVersionId: string, query: Query) =>
      withQuery(`${inProject(projectId)}/models/${modelVersionId}/card/export`, query),
    modelEvidence: (projectId: string, modelVersionId: string) => `${inProject(projectId)}/models/${modelVersionId}/evidence`,
    modelStage: (projectId: string, modelVersionId: string) => `${inProject(projectId)}/models/${modelVersionId}/stage`,
    stageChanges: (projectId: string, modelVersionId: string) => `${inProject(projectId)}/models/${modelVersionId}/stage-changes`,
    tryModel: (projectId: string, modelVersionId: string) => `${inProject(projectId)}/models/${modelVersionId}/try`,
    accounts: (projectId: string) => `${inProject(projectId)}/accounts`,
    account: (projectId: string, trainerId: string) => `${inProject(projectId)}/accounts/${trainerId}`,
    accountReading: (projectId: string, trainerId: string) => `${inProject(projectId)}/accounts/${trainerId}/reading`,
    accountItems: (projectId: string, trainerId: string, query: Query = {}) =>
      withQuery(`${inProject(projectId)}/accounts/${trainerId}/items`, query),
    adoptedModels: (projectId: string) => `${inProject(projectId)}/adopted-models`,
    fileCopies: (projectId: string) => `${inProject(projectId)}/file-copies`,
    survival: (projectId: string, query: Query = {}) => withQuery(`${inProject(projectId)}/survival`, query),
    survivalWarning: (projectId: string) => `${inProject(projectId)}/survival/warning`,
    plannedRetirement: (projectId: string, modelVersionId: string) => `${inProject(projectId)}/models/${modelVersionId}/planned-retirement`,
    records: (projectId: string, query: Query = {}) => withQuery(`${inProject(projectId)}/golden-records`, query),
    recordEstimate: (projectId: string) => `${inProject(projectId)}/golden-records/estimate`,
    record: (projectId: string, recordId: string) => `${inProject(projectId)}/golden-records/${recordId}`,
    recordAnswers: (projectId: string, recordId: string, query: Query = {}) =>
      withQuery(`${inProject(projectId)}/golden-records/${recordId}/answers`, query),
    recordExport: (projectId: string, recordId: string) => `${inProject(projectId)}/golden-records/${recordId}/export`,
    recordGoOn: (projectId: string, recordId: string) => `${inProject(projectId)}/golden-records/${recordId}/go-on`,
    replacements: (projectId: string, modelVersionId: string) => `${inProject(projectId)}/models/${modelVersionId}/replacements`,
    replacementPlan: (projectId: string, modelVersionId: string) => `${inProject(projectId)}/models/${modelVersionId}/replacements/plan`,
    parityReports: (projectId: string) => `${inProject(projectId)}/parity-reports`,
    parityReport: (projectId: string, reportId: string) => `${inProject(projectId)}/parity-reports/${reportId}`,
    parityCases: (projectId: string, reportId: string, query: Query = {}) =>
      withQuery(`${inProject(projectId)}/parity-reports/${reportId}/cases`, query),
    parityExport: (projectId: string, reportId: string, query: Query = {}) =>
      withQuery(`${inProject(projectId)}/parity-reports/${reportId}/export`, query),
    passageIndexes: (projectId: string) => `${inProject(projectId)}/passage-indexes`,
    benchmarks: (projectId: string) => `${inProject(projectId)}/benchmarks`,
    benchmark: (projectId: string, benchmarkId: string) => `${inProject(projectId)}/benchmarks/${benchmarkId}`,
    benchmarkVersions: (projectId: string, benchmarkId: string) => `${inProject(projectId)}/benchmarks/${benchmarkId}/versions`,
    benchmarkChanges: (projectId: string, benchmarkId: string) => `${inProject(projectId)}/benchmarks/${benchmarkId}/changes`,
    calibration: (projectId: string, benchmarkId: string) => `${inProject(projectId)}/benchmarks/${benchmarkId}/calibration`,
    ratings: (projectId: string, benchmarkId: string, query: Query = {}) =>
      withQuery(`${inProject(projectId)}/benchmarks/${benchmarkId}/ratings`, query),
    ratingAgreement: (projectId: string, benchmarkId: string, query: Query = {}) =>
      withQuery(`${inProject(projectId)}/benchmarks/${benchmarkId}/ratings/agreement`, query),
    arenas: (projectId: string) => `${inProject(projectId)}/arenas`,
    arena: (projectId: string, arenaId: string) => `${inProject(projectId)}/arenas/${arenaId}`,
    arenaTask: (projectId: string, arenaId: string) => `${inProject(projectId)}/arenas/${arenaId}/task`,
    arenaJudgements: (projectId: string, arenaId: string) => `${inProject(projectId)}/arenas/${arenaId}/judgements`,
    arenaUndo: (projectId: string, arenaId: string) => `${inProject(projectId)}/arenas/${arenaId}/undo`,
    arenaReveal: (projectId: string, arenaId: string) => `${inProject(projectId)}/arenas/${arenaId}/reveal`,
    arenaResults: (projectId: string, arenaId: string) => `${inProject(projectId)}/arenas/${arenaId}/results`,
    arenaExamples: (projectId: string, arenaId: string) => `${inProject(projectId)}/arenas/${arenaId}/examples`,
    arenaExport: (projectId: string, arenaId: string) => `${inProject(projectId)}/arenas/${arenaId}/export`,
    previewGraders: (projectId: string) => `${inProject(projectId)}/graders/preview`,
    regrade: (projectId: string, evaluationId: string) => `${inProject(projectId)}/evaluations/${evaluationId}/regrade`,
    evaluations: (projectId: string) => `${inProject(projectId)}/evaluations`,
    evaluation: (projectId: string, evaluationId: string) => `${inProject(projectId)}/evaluations/${evaluationId}`,
    continueEvaluation: (projectId: string, evaluationId: string) => `${inProject(projectId)}/evaluations/${evaluationId}/continue`,
    evaluationEstimate: (projectId: string, query: Query) => withQuery(`${inProject(projectId)}/evaluation-estimate`, query),
    cases: (projectId: string, benchmarkId: string, query: Query = {}) =>
      withQuery(`${inProject(projectId)}/benchmarks/${benchmarkId}/cases`, query),
    nearestExamples: (projectId: string, evaluationId: string, caseId: string) =>
      `${inProject(projectId)}/evaluations/${evaluationId}/cases/${caseId}/nearest`,
    caseExamples: (projectId: string, benchmarkId: string, caseId: string) =>
      `${inProject(projectId)}/benchmarks/${benchmarkId}/cases/${caseId}/examples`,
    contributions: (projectId: string, datasetId: string) => `${inProject(projectId)}/datasets/${datasetId}/contributions`,
    comparison: (projectId: string, query: Query) => withQuery(`${inProject(projectId)}/comparison`, query),
    slices: (projectId: string, query: Query) => withQuery(`${inProject(projectId)}/slices`, query),
    trend: (projectId: string, query: Query = {}) => withQuery(`${inProject(projectId)}/trend`, query),
    failures: (projectId: string, query: Query) => withQuery(`${inProject(projectId)}/failures`, query),
    report: (projectId: string, query: Query) => withQuery(`${inProject(projectId)}/report`, query),
    reportExport: (projectId: string, query: Query) => withQuery(`${inProject(projectId)}/report/export`, query),
    decisions: (projectId: string) => `${inProject(projectId)}/decisions`,
    deployments: (projectId: string) => `${inProject(projectId)}/deployments`,
    deployment: (projectId: string, deploymentId: string) => inDeployment(projectId, deploymentId),
    deploymentVariants: (projectId: string, deploymentId: string) => `${inDeployment(projectId, deploymentId)}/variants`,
    shadow: (projectId: string, deploymentId: string) => `${inDeployment(projectId, deploymentId)}/shadow`,
    variantParity: (projectId: string, deploymentId: string, variantId: string) =>
      `${inDeployment(projectId, deploymentId)}/variants/${variantId}/parity`,
    overrideParity: (projectId: string, deploymentId: string, variantId: string) =>
      `${inDeployment(projectId, deploymentId)}/variants/${variantId}/parity/override`,
    promote: (projectId: string, deploymentId: string) => `${inDeployment(projectId, deploymentId)}/promote`,
    deploymentShares: (projectId: string, deploymentId: string) => `${inDeployment(projectId, deploymentId)}/shares`,
    deploymentChanges: (projectId: string, deploymentId: string) => `${inDeployment(projectId, deploymentId)}/changes`,
    revertChange: (projectId: string, deploymentId: string, changeId: string) =>
      `${inDeployment(projectId, deploymentId)}/changes/${changeId}/revert`,
    deploymentTraffic: (projectId: string, deploymentId: string) => `${inDeployment(projectId, deploymentId)}/traffic`,
    deploymentSpending: (projectId: string, deploymentId: string) => `${inDeployment(projectId, deploymentId)}/spending`,
    deploymentNormal: (projectId: string, deploymentId: string) => `${inDeployment(projectId, deploymentId)}/normal`,
    deploymentAlarms: (projectId: string) => `${inProject(projectId)}/deployment-alarms`,
    rules: (projectId: string, deploymentId: string) => `${inDeployment(projectId, deploymentId)}/rules`,
    rulePreview: (projectId: string, deploymentId: string) => `${inDeployment(projectId, deploymentId)}/rules/preview`,
    rule: (projectId: string, deploymentId: string, ruleId: string) => `${inDeployment(projectId, deploymentId)}/rules/${ruleId}`,
    ruleCases: (projectId: string, deploymentId: string, ruleId: string) =>
      `${inDeployment(projectId, deploymentId)}/rules/${ruleId}/cases`,
    requests: (projectId: string, deploymentId: string, query: Query = {}) =>
      withQuery(`${inDeployment(projectId, deploymentId)}/requests`, query),
    request: (projectId: string, deploymentId: string, requestId: string) =>
      `${inDeployment(projectId, deploymentId)}/requests/${requestId}`,
    requestAction: (projectId: string, deploymentId: string, requestId: string, action: "feedback" | "example" | "case") =>
      `${inDeployment(projectId, deploymentId)}/requests/${requestId}/${action}`,
    experiments: (projectId: string, deploymentId: string) => `${inDeployment(projectId, deploymentId)}/experiments`,
    experimentPlan: (projectId: string, deploymentId: string) => `${inDeployment(projectId, deploymentId)}/experiments/plan`,
    experiment: (projectId: string, experimentId: string) => `${inProject(projectId)}/experiments/${experimentId}`,
    advanceExperiment: (projectId: string, experimentId: string) => `${inProject(projectId)}/experiments/${experimentId}/advance`,
    endExperiment: (projectId: string, experimentId: string) => `${inProject(projectId)}/experiments/${experimentId}/end`,
    gatewayKeys: (projectId: string) => `${inProject(projectId)}/gateway-keys`,
    gatewayKey: (projectId: string, keyId: string) => `${inProject(projectId)}/gateway-keys/${keyId}`,
  },
} as const;

function inProject(projectId: string): string {
  return `/api/v1/projects/${projectId}`;
}

function inDeployment(projectId: string, deploymentId: string): string {
  return `${inProject(projectId)}/deployments/${deploymentId}`;
}

function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== "") search.set(key, String(value));
  return search.size > 0 ? `${path}?${search}` : path;
}
