import type { ExampleContent } from "@/lib/datasets/schemas";
import type { Match } from "./add-matches";
import { findPersonalData } from "./find-personal-data";
import { findSecrets } from "./find-secrets";
import { hint, hintsOf } from "./hints";
import { findDamage } from "./repair-text";
import type { Finding, Span } from "./schemas";
import { eachText, type Place } from "./texts-of";

const specialToken =
  /<\|(?:im_start|im_end|im_sep|endoftext|endofprompt|eot_id|eom_id|begin_of_text|end_of_text|(?:start|end)_header_id|end_of_turn|python_tag|system|user|assistant|end|fim_\w{3,6})\|>|\[\/?INST\]|<<\/?SYS>>|<(?:start|end)_of_turn>|<｜[^｜\n]{1,30}｜>/;

const typeWords: Record<string, string> = {
  email: "an e-mail address",
  phone: "a phone number",
  iban: "a bank account",
  card: "a card number",
  national_id: "a personal identity number",
  ip: "an IP address",
  address: "a street address",
  name: "a name",
  birth_date: "a date of birth",
  api_key: "an API key",
  private_key: "a private key",
  token: "an access token",
  password: "a password",
};
/** Enough to show and to replace; a pasted address book need not be kept twice. */
const maxSpans = 100;

/** Personal data, secrets, damaged letters and control marks in all that is said. */
export function checkTexts(content: ExampleContent): Finding[] {
  const spans = new Map<string, { kind: "personal_data" | "secret"; spans: Span[] }>();
  const found: Finding[] = [];
  let damaged: Span | null = null;
  let special: { span: Span; mark: string } | null = null;
  const collect = (kind: "personal_data" | "secret", matches: Match[], place: Place) => {
    for (const match of matches) {
      const list = spans.get(match.type) ?? { kind, spans: [] };
      spans.set(match.type, list);
      if (list.spans.length < maxSpans) list.spans.push({ ...place, ...match });
    }
  };
  eachText(content, (text, place, { role }) => {
    const hints = hintsOf(text);
    const secrets = findSecrets(text, hints);
    collect("secret", secrets, place);
    const personal = findPersonalData(text, hints);
    if (personal.length > 0)
      collect(
        "personal_data",
        personal.filter(({ from, to }) => secrets.every((secret) => to <= secret.from || from >= secret.to)),
        place,
      );
    if (!damaged && role !== "tool" && (hints & hint.damage) !== 0) {
      const damage = findDamage(text);
      if (damage) damaged = { ...place, ...damage, type: "damage" };
    }
    if (!special) {
      const match = text.includes("<") || text.includes("[") ? specialToken.exec(text) : null;
      if (match) special = { span: { ...place, from: match.index, to: match.index + match[0].length, type: "mark" }, mark: match[0] };
    }
  });
  for (const [type, list] of spans)
    found.push({ kind: list.kind, key: type, detail: { words: wordsOf(type, list.spans.length), spans: list.spans } });
  return [...found, ...textFindings(damaged, special)];
}

function textFindings(damaged: Span | null, special: { span: Span; mark: string } | null): Finding[] {
  const found: Finding[] = [];
  if (damaged) found.push({ kind: "damaged_text", key: "", detail: { words: "Some letters are damaged.", spans: [damaged] } });
  if (special) found.push({ kind: "special_token", key: "", detail: { words: `The text holds ${special.mark}.`, spans: [special.span] } });
  return found;
}

function wordsOf(type: string, count: number): string {
  const words = typeWords[type] ?? type;
  return count === 1 ? `There seems to be ${words}.` : `There seems to be ${words}, ${count} times.`;
}
