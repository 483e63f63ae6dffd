import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { PlainError } from "./plain-error.mjs";

const memorySchema = z.object({
  /** Signs sessions and encrypts trainers' credentials: losing it signs everybody out and forgets those. */
  secret: z.string().min(32),
  trainerApiKey: z.string().min(16),
  databasePassword: z.string().min(16),
  databasePort: z.number().optional(),
  trainerPort: z.number().optional(),
  gatewayPort: z.number().optional(),
});

/** What has to stay the same from start to start. */
export type Memory = z.infer<typeof memorySchema>;

export function readMemory(dataDir: string): Memory {
  const file = join(dataDir, "secrets.json");
  if (existsSync(file)) {
    try {
      return memorySchema.parse(JSON.parse(readFileSync(file, "utf8")));
    } catch {
      throw new PlainError(
        `${file} cannot be read. It holds the keys to this folder's data: bring it back from a backup. To start anew, use another HONE_DATA_DIR.`,
      );
    }
  }
  const fresh = { secret: random(48), trainerApiKey: random(24), databasePassword: random(24) };
  saveMemory(dataDir, fresh);
  return fresh;
}

/** Written beside and renamed: a power cut leaves the old file or the new one, never half of one. */
export function saveMemory(dataDir: string, memory: Memory): void {
  const file = join(dataDir, "secrets.json");
  writeFileSync(`${file}.new`, `${JSON.stringify(memory, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

const random = (bytes: number) => randomBytes(bytes).toString("hex");
