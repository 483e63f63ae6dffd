import type { About } from "../abouts";

export const fireworks: About = {
  capabilities: {
    canPause: false,
    keepsCheckpoints: false,
    learnsPreferences: true,
    takesSeed: false,
    learnsTools: true,
    isLocal: false,
    needsDeployment: true,
    parallelRuns: 2,
  },
  usualBaseUrl: "https://api.fireworks.ai",
  fileBytes: null,
  overlong: "cut",
  keepsWeights: true,
  hosting: "A deployment is billed by the second while it runs, used or not.",
  longestExample: () => null,
};
