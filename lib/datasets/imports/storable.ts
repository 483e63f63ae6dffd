/** The same with signs in the places of what Postgres cannot keep: rejected rows are kept as they came, as far as that goes. */
export function storable(value: object): object {
  return Object.fromEntries(Object.entries(value).map(([key, item]: [string, unknown]) => [storableText(key), storableValue(item)]));
}

export function storableText(text: string): string {
  return text.replaceAll("\0", "␀").toWellFormed();
}

function storableValue(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(storableValue);
  if (typeof value !== "object" || value === null) return value;
  // A date in a cell is text to JSON.
  return value instanceof Date ? value.toISOString() : storable(value);
}
