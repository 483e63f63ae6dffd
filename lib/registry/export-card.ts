import type { Caller } from "@/lib/accounts/caller";
import { env } from "@/lib/env";
import { documentResponse } from "@/lib/evaluations/reports/document-response";
import { cardDocument } from "./card-document";
import { getCard } from "./get-card";
import type { ExportCardQuery } from "./schemas";

/** The card as a file that stands by itself; its links lead back here. */
export async function exportCard(caller: Caller, modelVersionId: string, { format }: ExportCardQuery): Promise<Response> {
  const card = await getCard(caller, modelVersionId);
  return documentResponse(cardDocument(card), format, `Model card of ${card.model.name}`, env.url);
}
