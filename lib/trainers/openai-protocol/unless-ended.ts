import OpenAI from "openai";

/** A training that ended before we asked is none to cancel, and providers say so in several ways; the next look says how it ended. */
export async function unlessEnded(cancel: () => Promise<unknown>): Promise<void> {
  try {
    await cancel();
  } catch (error) {
    const refusals = [OpenAI.BadRequestError, OpenAI.ConflictError, OpenAI.UnprocessableEntityError];
    if (!refusals.some((refusal) => error instanceof refusal)) throw error;
  }
}
