/**
 * Lets one through, and leaves out whatever comes while that is under way: a second Enter is faster than the button that becomes busy. How it
 * went, the mutation knows.
 */
export function oneAtATime(): (act: () => Promise<unknown>) => Promise<void> {
  let isUnderWay = false;
  return async (act) => {
    if (isUnderWay) return;
    isUnderWay = true;
    await act().catch(() => undefined);
    isUnderWay = false;
  };
}
