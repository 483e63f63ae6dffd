import { TrainerFailure } from "../trainer-failure";
import { type DatasetTarget, watchDataset } from "./find-dataset";
import { whoseTurnIs } from "./mapper";

/** A job on rows that Fireworks has not read yet is refused, and reading many takes as long as it takes: whoever asks comes back. */
export async function requireRead(target: DatasetTarget, name: string): Promise<void> {
  const { state, status } = await watchDataset(target, name);
  if (state === "READY") return;
  if (!status?.code || status.code === "OK")
    throw new TrainerFailure("upstream", {
      kind: "provider",
      problem: "Fireworks has the rows and is still reading them.",
      action: "Hone goes on by itself once they are read.",
      isAtWork: true,
    });
  const { kind, action } = whoseTurnIs(status.code);
  throw new TrainerFailure(kind === "your_data" ? "invalid" : "upstream", {
    kind,
    problem: `Fireworks could not read the rows: ${status.message || status.code}`,
    action,
    raw: status,
  });
}
