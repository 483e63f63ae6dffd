/** Fewer cases than this decide nothing: chance alone would. */
export const fewestCases = 30;
