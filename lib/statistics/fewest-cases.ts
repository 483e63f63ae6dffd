/** Fewer cases than this decide nothing: chance alone would. */
export const fewestCases = 30;

/** As many sources of one size at least, where cases share them: a spread between fewer cannot be measured. */
export const fewestSources = 10;
