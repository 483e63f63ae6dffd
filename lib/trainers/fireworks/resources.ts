import type { Objective } from "../schemas";

/** Both kinds of training have a place of their own; a job is known by place and id. */
export const collections: Record<Objective, string> = { sft: "supervisedFineTuningJobs", dpo: "dpoJobs" };

/** Fireworks lets us name what we make: whatever is made twice is refused, so nothing is. */
export const jobIdOf = (runId: string) => plain(`hone-${runId}`);
export const datasetIdOf = (fileName: string, runId: string) => plain(`${fileName.replace(/\.jsonl$/, "")}-${runId.slice(-10)}`);
/** Suffixes repeat from project to project; the run's id does not. */
export const modelIdOf = (suffix: string, runId: string) => plain(`hone-${suffix}-${runId.slice(-10)}`);

/** "accounts/acme/dpoJobs/hone-1" → "dpoJobs/hone-1" */
export const withinAccount = (name: string) => name.split("/").slice(2).join("/");

function plain(text: string): string {
  const clean = text
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .slice(0, 63);
  return clean.replace(/^-+|-+$/g, "");
}
