const most = 40;

/** The start of a text, for a reason that is read in one line. */
export function excerpt(text: string, length = most): string {
  return shorten(text.replace(/\s+/g, " ").trim(), length);
}

/** At most so many characters of a text as it is, and a sign where it goes on; a letter of two halves stays whole. */
export function shorten(text: string, length = most): string {
  if (text.length <= length) return text;
  const isHalf = /[\ud800-\udbff]/.test(text.charAt(length - 1));
  return `${text.slice(0, isHalf ? length - 1 : length)}…`;
}
