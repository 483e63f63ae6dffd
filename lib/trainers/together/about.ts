import type { About } from "../abouts";

export const together: About = {
  capabilities: {
    canPause: false,
    keepsCheckpoints: true,
    learnsPreferences: true,
    takesSeed: true,
    learnsTools: true,
    isLocal: false,
    needsDeployment: true,
    parallelRuns: 2,
  },
  usualBaseUrl: "https://api.together.xyz/v1",
  fileBytes: 50_000_000_000,
  overlong: "cut",
  keepsWeights: true,
  hosting: "A dedicated endpoint is billed by the minute, used or not.",
  longestExample: () => null,
};
