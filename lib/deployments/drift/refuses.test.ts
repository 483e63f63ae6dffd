import { expect, test } from "vitest";
import { refuses } from "./refuses";

test.each([
  "I'm sorry, but I can’t help with that.",
  "As an AI, I have no opinion.",
  "Dabei kann ich Ihnen leider nicht weiterhelfen.",
  "Diese Frage dürfen wir nicht beantworten.",
  "Je ne peux pas vous aider sur ce sujet.",
  "Nous ne sommes pas en mesure de répondre.",
  "Lo siento, no puedo ayudarte con eso.",
  "Mi dispiace, non posso aiutarla in questo.",
  "Desculpe, não posso ajudar com isso.",
  "Daar kan ik u helaas niet mee helpen.",
])("“%s” refuses", (answer) => {
  expect(refuses(answer)).toBe(true);
});

test.each([
  "I can help you with that.",
  "Your card cannot be used abroad.",
  "Ich helfe Ihnen gern. Der Versand dauert drei Tage.",
  "Das Paket kann heute nicht zugestellt werden.",
  "Je peux vous aider tout de suite.",
  "Puedo ayudarte con eso.",
  "Posso aiutarla volentieri.",
  "Posso ajudar com isso.",
  "Het pakket kan vandaag niet worden bezorgd.",
  `${"A long answer. ".repeat(20)} I can't help with that.`,
])("“%s” does not", (answer) => {
  expect(refuses(answer)).toBe(false);
});
