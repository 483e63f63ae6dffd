/** The names in a header, made unique; a column without a name is called by its number. */
export function nameColumns(fields: string[]): string[] {
  const names = new Set<string>();
  for (const [index, field] of fields.entries()) {
    const name = field.replaceAll("\ufeff", "").trim() || `column ${index + 1}`;
    let unique = name;
    for (let again = 2; names.has(unique); again++) unique = `${name} (${again})`;
    names.add(unique);
  }
  return [...names];
}

export function numberColumns(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `column ${index + 1}`);
}
