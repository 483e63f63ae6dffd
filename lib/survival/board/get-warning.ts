import type { Caller } from "@/lib/accounts/caller";
import { formatCount } from "@/lib/format";
import { readRows } from "./read-rows";
import { type SurvivalWarning, survivalWarningSchema } from "./schemas";

const soonDays = 60;

/** Whether a model of this project ends within two months and something is left to do about it. */
export async function getWarning({ projectId }: Caller, now = new Date()): Promise<SurvivalWarning> {
  const rows = await readRows([projectId], now);
  const soon = rows.filter(({ life, daysLeft, next }) => life === "ends" && next !== "none" && daysLeft !== null && daysLeft <= soonDays);
  const daysLeft = soon.length > 0 ? Math.min(...soon.map((row) => row.daysLeft ?? soonDays)) : null;
  const words = soon.length === 1 ? "1 model stops" : `${soon.length} models stop`;
  const when = daysLeft === 0 ? "today" : `within ${formatCount(Math.max(...soon.map((row) => row.daysLeft ?? 0), 0), "day")}`;
  return survivalWarningSchema.parse({ count: soon.length, daysLeft, sentence: soon.length > 0 ? `${words} answering ${when}.` : null });
}
