import { brandVoice } from "./content/brand-voice";
import { clinicalNotes } from "./content/clinical-notes";
import { contractClauses } from "./content/contract-clauses";
import { invoiceFields } from "./content/invoice-fields";
import { supportTriage } from "./content/support-triage";
import type { Template } from "./template";

/** In the order in which they are offered. */
export const templates: readonly Template[] = [supportTriage, contractClauses, clinicalNotes, brandVoice, invoiceFields];
