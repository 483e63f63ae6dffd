import type { StateName } from "@/components/ui/state-icon";
import type { Severity } from "@/lib/datasets/checks/catalog";

export const severityWords: Record<Severity, { title: string; hint: string; state: StateName }> = {
  blocks: { title: "Mend before training", hint: "Trained on as they are, these teach something wrong.", state: "failed" },
  warns: { title: "Worth a look", hint: "Usually better without; sometimes meant that way.", state: "attention" },
  notes: { title: "Good to know", hint: "No fault in itself.", state: "open" },
};

const placeholders: Record<string, string> = {
  email: "e-mail address",
  phone: "phone number",
  iban: "bank account",
  card: "card number",
  national_id: "identity number",
  ip: "IP address",
  address: "street address",
  name: "name",
  birth_date: "date of birth",
  api_key: "API key",
  private_key: "private key",
  token: "access token",
  password: "password",
  damage: "damaged letters",
  mark: "control mark",
};

export const typeWords = (type: string): string => placeholders[type] ?? type;
