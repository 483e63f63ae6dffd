const most = 40;

/** The start of a text, for a reason that is read in one line. */
export function excerpt(text: string, length = most): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length > length ? `${flat.slice(0, length)}…` : flat;
}
