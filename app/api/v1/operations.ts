import { accountOperations } from "@/lib/accounts/operations";
import { bulkEditOperations } from "@/lib/datasets/bulk-edits/operations";
import { checkOperations } from "@/lib/datasets/checks/operations";
import { commentOperations } from "@/lib/datasets/comments/operations";
import { exampleOperations } from "@/lib/datasets/examples/operations";
import { exportOperations } from "@/lib/datasets/exports/operations";
import { mappingOperations } from "@/lib/datasets/imports/mapping-operations";
import { importOperations } from "@/lib/datasets/imports/operations";
import { datasetOperations } from "@/lib/datasets/operations";
import { reviewOperations } from "@/lib/datasets/reviews/operations";
import { revisionOperations } from "@/lib/datasets/revisions/operations";
import { versionOperations } from "@/lib/datasets/versions/operations";
import { viewOperations } from "@/lib/datasets/views/operations";
import { collectOperations } from "@/lib/deployments/collect/operations";
import { experimentOperations } from "@/lib/deployments/experiments/operations";
import { deploymentOperations } from "@/lib/deployments/operations";
import { parityCheckOperations } from "@/lib/deployments/parity/operations";
import { ruleOperations } from "@/lib/deployments/rules/operations";
import { shadowOperations } from "@/lib/deployments/shadow/operations";
import { deploymentSpendingOperations } from "@/lib/deployments/spending/operations";
import { learningCurveOperations } from "@/lib/evaluations/learning-curves/operations";
import { evaluationOperations } from "@/lib/evaluations/operations";
import { rebaseOperations } from "@/lib/evaluations/rebases/operations";
import { sweepResultOperations } from "@/lib/evaluations/sweeps/operations";
import type { Operation } from "@/lib/http/operation";
import { modelOperations } from "@/lib/models/operations";
import { projectOperations } from "@/lib/projects/operations";
import { registryOperations } from "@/lib/registry/operations";
import { curveOperations } from "@/lib/runs/curves/operations";
import { runOperations } from "@/lib/runs/operations";
import { recipeOperations } from "@/lib/runs/recipes/operations";
import { sweepOperations } from "@/lib/runs/sweeps/operations";
import { runViewOperations } from "@/lib/runs/views/operations";
import { survivalOperations } from "@/lib/survival/operations";
import { templateOperations } from "@/lib/templates/operations";
import { trainerOperations } from "@/lib/trainers/operations";

/** Every method of every address under here, in the order of the story. */
export const operations: Operation[] = [
  ...accountOperations,
  ...projectOperations,
  ...datasetOperations,
  ...importOperations,
  ...mappingOperations,
  ...exampleOperations,
  ...checkOperations,
  ...revisionOperations,
  ...commentOperations,
  ...reviewOperations,
  ...bulkEditOperations,
  ...viewOperations,
  ...versionOperations,
  ...exportOperations,
  ...trainerOperations,
  ...runOperations,
  ...recipeOperations,
  ...curveOperations,
  ...runViewOperations,
  ...sweepOperations,
  ...modelOperations,
  ...evaluationOperations,
  ...survivalOperations,
  ...sweepResultOperations,
  ...learningCurveOperations,
  ...rebaseOperations,
  ...deploymentOperations,
  ...parityCheckOperations,
  ...shadowOperations,
  ...experimentOperations,
  ...collectOperations,
  ...ruleOperations,
  ...deploymentSpendingOperations,
  ...registryOperations,
  ...templateOperations,
];
