/** A problem's field may point into a cell: `messages[2]`. */
export function isField(field: string, column: string): boolean {
  return field === column || field.startsWith(`${column}[`) || field.startsWith(`${column}.`);
}
