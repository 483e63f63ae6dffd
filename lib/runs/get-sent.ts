import type { Caller } from "@/lib/accounts/caller";
import { getRunRow } from "./get-run";
import { type Sent, sentFilesSchema, sentSchema } from "./schemas";

/** The files and the launch as the trainer was handed them; runs from before these were kept have none. */
export async function getSent(caller: Caller, runId: string): Promise<Sent> {
  const { sentFiles, launchRequest } = await getRunRow(caller, runId);
  return sentSchema.parse({ files: sentFilesSchema.parse(sentFiles ?? []), request: launchRequest });
}
