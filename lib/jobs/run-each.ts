/**
 * One after the other, each by itself: what fails is logged by its name, and the others have their turn. Fails in the end with what went wrong
 * first, so that the queue tells of it and tries again.
 */
export async function runEach(steps: Record<string, () => Promise<unknown>>): Promise<void> {
  const failures: unknown[] = [];
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step();
    } catch (error) {
      console.error(`${name} failed; what comes after it goes on.`, error);
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
