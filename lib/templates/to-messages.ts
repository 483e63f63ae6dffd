import type { Message } from "@/lib/datasets/schemas";
import type { TemplateExample } from "./template";

export function toMessages({ asked, answer }: TemplateExample): Message[] {
  return [
    { role: "user", content: asked },
    { role: "assistant", content: typeof answer === "string" ? answer : JSON.stringify(answer) },
  ];
}
