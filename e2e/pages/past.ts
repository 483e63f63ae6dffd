import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { requestIdFloor } from "@/lib/deployments/request-id";
import { expect } from "../fixtures";
import type { Hone } from "../hone";

const dayMs = 86_400_000;
const runningSchema = z.object({ DATABASE_URL: z.string() });

/** Days cannot be waited for: what was logged just now is moved to noon of a day that is over, and its deployment is as old as that. */
export async function moveIntoPast(hone: Hone, deploymentId: string, { daysAgo, requests }: { daysAgo: number; requests: number }) {
  const running = runningSchema.parse(JSON.parse(readFileSync(join(hone.dataDir, "running.json"), "utf8")));
  const client = new pg.Client({ connectionString: running.DATABASE_URL });
  await client.connect();
  try {
    const today = Math.floor(Date.now() / dayMs) * dayMs;
    const noon = today - daysAgo * dayMs + dayMs / 2;
    const values = [deploymentId, requestIdFloor(today - dayMs)];
    const isNew = `"deploymentId" = $1 and id > $2`;
    const kept = async () => {
      const { rows } = await client.query<{ kept: number }>(
        `select count(*)::int as kept from "RequestLog" l where ${isNew} and exists (select from "RequestContent" where "requestId" = l.id)`,
        values,
      );
      return rows[0]?.kept;
    };
    // The gateway delivers its log a moment after it has answered.
    await expect.poll(kept).toBe(requests);
    await client.query("begin");
    await client.query(`update "RequestLog" set id = $3 || substr(id, length($3) + 1), at = $4 where ${isNew}`, [
      ...values,
      requestIdFloor(noon),
      new Date(noon),
    ]);
    await client.query(`update "Deployment" set "createdAt" = least("createdAt", $2) where id = $1`, [deploymentId, new Date(noon)]);
    await client.query("commit");
  } finally {
    await client.end();
  }
}
