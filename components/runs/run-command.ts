import type { CreateRunInput } from "@/lib/runs/schemas";

/** The same run from a terminal. The key is named, not written: a command is pasted where others read it. */
export function runCommand(address: string, input: CreateRunInput): string {
  const body = JSON.stringify(input, null, 2).replaceAll("'", "'\\''");
  return [
    `curl -X POST '${address}'`,
    `  -H "Authorization: Bearer $HONE_API_KEY"`,
    `  -H 'Content-Type: application/json'`,
    `  -H "Idempotency-Key: $(uuidgen)"`,
    `  -d '${body}'`,
  ].join(" \\\n");
}
