/** How Hone writes numbers. One place, so that a figure reads the same on every screen, in every locale and on the server. */

const locale = "en-GB";
const minus = "−";
const zone = "UTC";

const realMinus = (text: string) => text.replace("-", minus);

export function formatNumber(value: number, digits = 0): string {
  return realMinus(value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }));
}

/** Loss, learning rate: as many digits as tell two neighbours apart, never "0.00". */
export function formatMeasure(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size < 0.001) return realMinus(value.toExponential(1).replace(".0e", "e"));
  if (size < 1) return formatNumber(value, 3);
  return size < 100 ? formatNumber(value, 2) : formatNumber(value);
}

export function formatPercent(share: number, digits = 1): string {
  return `${formatNumber(share * 100, digits)}%`;
}

export function formatSigned(value: number, digits = 0): string {
  const text = formatNumber(value, digits);
  const isZero = Number(value.toFixed(digits)) === 0;
  if (isZero) return text.replace(minus, "");
  return value > 0 ? `+${text}` : text;
}

/** A difference between two shares: 0.112 is "+11 points". */
export function formatPoints(difference: number, digits = 0): string {
  const text = formatSigned(difference * 100, digits);
  return `${text} ${Math.abs(Number((difference * 100).toFixed(digits))) === 1 ? "point" : "points"}`;
}

type Interval = { low: number; high: number };

/** "77.8 to 86.2" */
export function formatInterval({ low, high }: Interval, digits = 0): string {
  return `${formatNumber(low, digits)} to ${formatNumber(high, digits)}`;
}

/** "+6 to +16" */
export function formatSignedInterval({ low, high }: Interval, digits = 0): string {
  return `${formatSigned(low, digits)} to ${formatSigned(high, digits)}`;
}

export function formatMoney(usd: number): string {
  const size = Math.abs(usd);
  const sign = usd < 0 ? minus : "";
  if (size > 0 && size < 0.01) return `${sign}less than $0.01`;
  return `${sign}$${formatNumber(size, size < 100 ? 2 : 0)}`;
}

export function formatCost(usd: number): string {
  return usd === 0 ? "no charge" : formatMoney(usd);
}

const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: zone });
const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: zone });

/** "14 Jan 2027" */
export function formatDate(date: Date): string {
  return day.format(date).replace("Sept", "Sep");
}

export function formatTime(date: Date): string {
  return time.format(date);
}

export function formatDateTime(date: Date): string {
  return `${formatDate(date)}, ${formatTime(date)} UTC`;
}

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "4 s", "12 min", "3 h" up to a day; then the date. */
export function formatAgo(date: Date, now: Date): string {
  const ageMs = Math.max(0, now.getTime() - date.getTime());
  if (ageMs < minuteMs) return `${Math.floor(ageMs / secondMs)} s`;
  if (ageMs < hourMs) return `${Math.floor(ageMs / minuteMs)} min`;
  if (ageMs < dayMs) return `${Math.floor(ageMs / hourMs)} h`;
  return formatDate(date);
}

/** "0.9 s", "48 s", "4 min 12 s", "22 min", "3 h 5 min", "2 d 4 h": two units at most. */
export function formatDuration(durationMs: number): string {
  if (durationMs > 0 && durationMs < secondMs / 10) return `${formatNumber(durationMs)} ms`;
  if (durationMs < 10 * secondMs) return `${formatNumber(durationMs / secondMs, durationMs % secondMs === 0 ? 0 : 1)} s`;
  if (durationMs < minuteMs) return `${Math.round(durationMs / secondMs)} s`;
  if (durationMs < 10 * minuteMs) return twoUnits(durationMs, minuteMs, "min", secondMs, "s");
  if (durationMs < hourMs) return `${Math.round(durationMs / minuteMs)} min`;
  if (durationMs < dayMs) return twoUnits(durationMs, hourMs, "h", minuteMs, "min");
  return twoUnits(durationMs, dayMs, "d", hourMs, "h");
}

function twoUnits(durationMs: number, largeMs: number, large: string, smallMs: number, small: string): string {
  const rounded = Math.round(durationMs / smallMs) * smallMs;
  const count = Math.floor(rounded / largeMs);
  const rest = Math.round((rounded - count * largeMs) / smallMs);
  return rest === 0 ? `${count} ${large}` : `${count} ${large} ${rest} ${small}`;
}

/** "812", "48.2 thousand", "1.3 million" */
export function formatTokens(tokens: number): string {
  if (tokens < 10_000) return formatNumber(tokens);
  if (tokens < 999_950) return `${formatNumber(tokens / 1_000, tokens < 99_950 ? 1 : 0)} thousand`;
  return `${formatNumber(tokens / 1_000_000, 1)} million`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${formatNumber(bytes)} B`;
  if (bytes < 1_000_000) return `${formatNumber(bytes / 1_000)} kB`;
  if (bytes < 1_000_000_000) return `${formatNumber(bytes / 1_000_000, 1)} MB`;
  return `${formatNumber(bytes / 1_000_000_000, 1)} GB`;
}

/** "1 example", "2,941 examples" */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}
