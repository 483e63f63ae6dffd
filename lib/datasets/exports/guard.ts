/**
 * A cell that begins with = + - @ or white space that hides one of them is text, and the apostrophe says so to a spreadsheet. A cell that begins
 * with apostrophes before such a sign gets one more, so that taking one away always gives back what was there.
 */
export function guard(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** The same cell without the apostrophe; only where `guard` wrote it is it no part of the text. */
export function withoutGuard(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
