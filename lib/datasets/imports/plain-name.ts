/** Control characters would not survive the database; folders are nobody's business. */
export function plainName(fileName: string): string {
  const name = fileName.split(/[\\/]/).at(-1) ?? "";
  return name.replace(/[\p{Cc}\p{Surrogate}]/gu, "").trim() || "file";
}
