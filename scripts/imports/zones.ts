/** The story, in order: what stands earlier never knows what comes later. */
export const story = [
  "accounts",
  "projects",
  "datasets",
  "trainers",
  "runs",
  "models",
  "evaluations",
  "survival",
  "deployments",
  "registry",
  "overview",
  "templates",
];

const plumbing = ["db", "jobs", "http", "errors", "env", "routes", "format", "cn", "theme", "statistics"];

export const isTest = (path: string) =>
  /\.(test|spec)\.(tsx?|mjs)$/.test(path) || path.startsWith("e2e/") || path.split("/").includes("testing");

/** `lib/runs/create-run.ts` → "runs"; null for what is no domain. */
export function domainOf(path: string, layer: "lib" | "components"): string | null {
  const [first, second] = path.split("/");
  return first === layer && second !== undefined && story.includes(second) ? second : null;
}

export function isPlumbing(path: string): boolean {
  const [first, second = ""] = path.split("/");
  return first === "lib" && plumbing.includes(second.replace(/\.tsx?$/, ""));
}

export const isUnder = (path: string, ...folders: string[]) => folders.some((folder) => path.startsWith(`${folder}/`));
