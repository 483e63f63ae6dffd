/** What the gateway tells Prometheus, line by line. */
export async function readCounters(url: string): Promise<Map<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]));
}

/** Of all series of a name that carry these labels. */
export function sumOf(counters: Map<string, number>, name: string, labels: Record<string, string>): number {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return [...counters]
    .filter(([series]) => series.startsWith(`${name}{`) && wanted.every((label) => series.includes(label)))
    .reduce((sum, [, value]) => sum + value, 0);
}
