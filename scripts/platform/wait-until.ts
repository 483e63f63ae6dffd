import { setTimeout as pause } from "node:timers/promises";
import { PlainError } from "./plain-error.mjs";

export async function waitUntil(isDone: () => boolean | Promise<boolean>, timeoutMs: number, complaint: string): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await isDone())) {
    if (Date.now() > deadline) throw new PlainError(complaint);
    await pause(50);
  }
}
