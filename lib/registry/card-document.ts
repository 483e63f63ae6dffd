import type { ReportDocument } from "@/lib/evaluations/reports/report-document";
import { formatDateTime } from "@/lib/format";
import { stageWords } from "@/lib/models/stages/stage-words";
import { dataSections } from "./data-sections";
import { deploymentSections } from "./deployment-sections";
import { evaluationSections } from "./evaluation-sections";
import { originSections } from "./origin-sections";
import type { ModelCard } from "./schemas";

/** What a card says, before it is written one way or another: from the answer back to the example. Every figure names the page it comes from. */
export function cardDocument(card: ModelCard): ReportDocument {
  return {
    title: `Model card: ${card.model.name}`,
    sentence: sentenceOf(card),
    detail: `${card.project.name}. ${card.project.description}`.trim(),
    sections: [
      ...evaluationSections(card),
      ...originSections(card),
      ...dataSections(card),
      ...deploymentSections(card),
      { title: "About this card", facts: [["Written", formatDateTime(card.writtenAt)]] },
    ],
  };
}

function sentenceOf({ model, run }: ModelCard): string {
  const serves = model.serves.filter(({ isMain }) => isMain).map(({ deployment }) => deployment.name);
  const made = run
    ? `${model.baseModel} tuned by ${run.trainer.name}`
    : model.kind === "baseline"
      ? `${model.baseModel} at ${model.trainer.name}, not trained`
      : `a model of ${model.trainer.name} that was not trained here, on ${model.baseModel}`;
  const serving = serves.length > 0 ? ` and serves ${serves.join(", ")}` : "";
  return `${model.name} is ${stageWords[model.stage].is}${serving}: ${made}.`;
}
