import { z } from "zod";

/** Several values in one word of an address: joined by commas, each percent-encoded, because a tag may hold commas. */
export const commaList = <T extends z.ZodType<string, string>>(element: T) =>
  z
    .string()
    .optional()
    .transform((text) => [...new Set((text ?? "").split(",").map(decode))].filter((value) => value !== ""))
    .pipe(z.array(element).max(100, "Choose at most 100 values of one filter."));

/** The way back, name by name; what is empty is left out. */
export function toCommaLists(filter: Readonly<Record<string, unknown>>): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries(filter)) {
    const text = Array.isArray(value) ? value.map((one) => encode(String(one))).join(",") : String(value ?? "");
    if (text !== "") query[name] = text;
  }
  return query;
}

function encode(value: string): string {
  return value.replace(/[%,]/g, encodeURIComponent);
}

function decode(value: string): string {
  return value.replace(/%25|%2C/gi, decodeURIComponent);
}
