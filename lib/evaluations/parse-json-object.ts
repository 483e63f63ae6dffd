import { z } from "zod";

const fields = z.record(z.string(), z.unknown());

/** Null for anything but an object in curly brackets. */
export function parseJsonObject(text: string): Record<string, unknown> | null {
  try {
    return fields.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
