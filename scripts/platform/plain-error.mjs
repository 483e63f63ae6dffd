/** Something a person can act on: printed as it is, without a stack. */
export class PlainError extends Error {}

/**
 * Runs a command's body; a PlainError becomes its sentence on stderr, anything else keeps its stack.
 * @param {() => Promise<void>} body
 */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    const message = error instanceof PlainError ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`\n${message}\n`);
    process.exitCode = 1;
  }
}
