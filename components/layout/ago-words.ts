import { formatAgo } from "@/lib/format";

/** "12 min ago" up to a day, then the date. */
export function agoWords(date: Date, now: Date): string {
  const words = formatAgo(date, now);
  return /^\d+ (s|min|h)$/.test(words) ? `${words} ago` : words;
}
