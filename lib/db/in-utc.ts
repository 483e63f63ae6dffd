/**
 * The same database, asked for UTC. Our columns hold moments without a zone and Prisma reads them as UTC; a server that is set to another zone
 * would write its own clock into them at every `now()`. `otherOptions` are those of PGOPTIONS, which an address with options hides.
 */
export function inUtc(databaseUrl: string, otherOptions = ""): string {
  const url = new URL(databaseUrl);
  const options = url.searchParams.get("options") ?? otherOptions;
  if (options.endsWith(zone)) return databaseUrl;
  // Of what is said twice the last counts.
  url.searchParams.set("options", `${options} ${zone}`.trim());
  // A space as every reader of addresses knows it; a plus sign is one in forms alone.
  url.search = url.search.replaceAll("+", "%20");
  return url.href;
}

const zone = "--timezone=UTC";
