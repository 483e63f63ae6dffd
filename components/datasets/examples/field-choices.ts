import { z } from "zod";
import { isJsonObject } from "@/lib/datasets/examples/json-text";

export interface Choice {
  /** As JSON, so that 1 and "1" are two choices. */
  value: string;
  label: string;
  /** False for what stands in the answer although the format does not have it. */
  isAllowed: boolean;
}

const scalarSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
type Scalar = z.infer<typeof scalarSchema>;

/** What may stand in a field of an answer, where the project's format lists it; null where anything may be typed. */
export function fieldChoices(format: Record<string, unknown> | null, key: string, value: unknown): Choice[] | null {
  const current = scalarSchema.safeParse(value);
  const allowed = current.success ? valuesOf(propertyOf(format, key), current.data) : null;
  if (!current.success || !allowed) return null;
  const choices = allowed.map((one) => toChoice(one, true));
  const now = toChoice(current.data, false);
  return choices.some((choice) => choice.value === now.value) ? choices : [now, ...choices];
}

function valuesOf(property: Record<string, unknown>, current: Scalar): Scalar[] | null {
  const listed = z.array(scalarSchema).min(1).safeParse(property.enum);
  if (listed.success) return [...new Set(listed.data)];
  const types = [property.type].flat();
  if (types.includes("boolean") && types.every((type) => type === "boolean" || type === "null"))
    return [true, false, ...(types.includes("null") ? [null] : [])];
  return property.type === undefined && property.enum === undefined && typeof current === "boolean" ? [true, false] : null;
}

function propertyOf(format: Record<string, unknown> | null, key: string): Record<string, unknown> {
  if (!isJsonObject(format?.properties)) return {};
  const property = Object.hasOwn(format.properties, key) ? format.properties[key] : undefined;
  if (!isJsonObject(property)) return {};
  // Formats that tools write keep a list of values apart and point at it.
  const [, place = "", name = ""] = /^#\/(\$defs|definitions)\/([^/]+)$/.exec(String(property.$ref ?? "")) ?? [];
  const shared = format[place];
  const pointed = isJsonObject(shared) && Object.hasOwn(shared, name) ? shared[name] : property;
  return isJsonObject(pointed) ? pointed : property;
}

function toChoice(value: Scalar, isAllowed: boolean): Choice {
  const label = value === null ? "None" : value === true ? "Yes" : value === false ? "No" : value === "" ? "Empty" : String(value);
  return { value: JSON.stringify(value), label, isAllowed };
}
