import { strToU8, zipSync } from "fflate";
import type { Caller } from "@/lib/accounts/caller";
import { getManifest } from "@/lib/datasets/versions/get-manifest";
import { env } from "@/lib/env";
import { fileName } from "@/lib/evaluations/reports/document-response";
import { writeHtml } from "@/lib/evaluations/reports/write-html";
import { writeMarkdown } from "@/lib/evaluations/reports/write-markdown";
import { cardDocument } from "./card-document";
import { getCard } from "./get-card";
import { recipeOf } from "./recipe-of";
import { scoresAsCsv } from "./scores-as-csv";
import { summaryOf } from "./summary-of";

/**
 * What an auditor asks for, in one file: the card, the manifest of the data, the recipe, the scores. Sums and names alone, no example and no
 * answer, so it stays small enough to be made at once.
 */
export async function exportEvidence(caller: Caller, modelVersionId: string): Promise<Response> {
  const card = await getCard(caller, modelVersionId);
  const document = cardDocument(card);
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const files: Record<string, string> = {
    "card.md": writeMarkdown(document, env.url),
    "card.html": writeHtml(document, env.url),
    "recipe.json": json(recipeOf(card)),
    "evaluations.json": json(summaryOf(card)),
    "evaluations.csv": scoresAsCsv(card),
    "stages.json": json({ stage: card.model.stage, changes: card.stageChanges, deployments: card.deployments }),
    ...(card.data ? { "dataset-version.json": json(await getManifest(caller, card.data.id)) } : {}),
  };
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  return new Response(new Uint8Array(zip), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${fileName(`Evidence for ${card.model.name}`)}.zip`)}`,
    },
  });
}
