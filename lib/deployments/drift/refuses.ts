/** How a model says that it will not, in the languages that most people here ask in; where it was trained to refuse otherwise, its lengths show it. */
const refusals = [
  /\b(?:can(?:no|['’])t|unable to|not able to|won['’]t|will not) (?:help|assist|answer|provide|comply|do that|fulfil|discuss)|\bas an ai\b/i,
  /\b(?:kann|können|darf|dürfen)\b[^.!?\n]{0,60}\bnicht (?:weiter)?(?:helfen|beantworten|antworten|unterstützen|Auskunft geben)\b|\bals (?:eine )?ki\b/i,
  /\bne (?:peux|peut|pouvons|puis|suis pas en mesure|sommes pas en mesure)\b[^.!?\n]{0,50}\b(?:aider|assister|répondre|fournir)\b|\ben tant qu['’]ia\b/i,
  /\bno (?:puedo|podemos|me es posible|nos es posible)\b[^.!?\n]{0,40}\b(?:ayudar|responder|proporcionar|asistir)|\bcomo (?:una )?ia\b/i,
  /\bnon (?:posso|possiamo|sono in grado|siamo in grado)\b[^.!?\n]{0,40}\b(?:aiutar|assister|risponder|fornir)|\bcome ia\b/i,
  /\bnão (?:posso|podemos|consigo|conseguimos)\b[^.!?\n]{0,40}\b(?:ajudar|responder|fornecer|auxiliar)|\bcomo uma ia\b/i,
  /\b(?:kan|kunnen|mag)\b[^.!?\n]{0,60}\bniet (?:mee |bij )?(?:helpen|beantwoorden|antwoorden|verstrekken)\b|\bals (?:een )?ai\b/i,
];
const whereRefusalsStand = 200;

/** Whether an answer refuses, as far as its first words tell. */
export function refuses(answer: string): boolean {
  const beginning = answer.slice(0, whereRefusalsStand);
  return refusals.some((refusal) => refusal.test(beginning));
}
