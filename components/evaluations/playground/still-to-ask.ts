/** A message leaves the field once somebody answered it; what was typed meanwhile, and what nobody answered, stays to be sent. */
export const stillToAsk = (typed: string, asked: string, isAnswered: boolean) => (isAnswered && typed === asked ? "" : typed);

/** Known as soon as the first one answers; false when all have failed. */
export const isAnyAnswered = (answers: readonly Promise<unknown>[]): Promise<boolean> =>
  Promise.any(answers).then(
    () => true,
    () => false,
  );
