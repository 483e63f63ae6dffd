/**
 * Whether the database understood and would refuse the same again: a value it cannot hold, a rule it breaks, a text that is nested too deeply
 * or holds too many words for it. Everything else may pass.
 */
export function isDataFault(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(22|23|54)[0-9A-Z]{3}$/.test(code);
}
