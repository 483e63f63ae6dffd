/** As Postgres can hold it: no NUL, no half of a pair. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}
