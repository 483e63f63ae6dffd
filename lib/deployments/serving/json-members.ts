interface Member {
  key: string;
  from: number;
  to: number;
}

/**
 * Writes over members of a JSON object and leaves every other byte as it was: numbers keep the digits, and keys the order, that a program
 * sent. `text` must be an object that `JSON.parse` took; undefined takes a member out.
 */
export function replaceMembers(text: string, values: Record<string, string | undefined>): string {
  const members = membersOf(text);
  const kept = members.map(({ key, from, to }) => [key, Object.hasOwn(values, key) ? values[key] : text.slice(from, to)] as const);
  const added = Object.entries(values).filter(([name]) => !members.some(({ key }) => key === name));
  const written = [...kept, ...added].flatMap(([key, value]) => (value === undefined ? [] : `${JSON.stringify(key)}:${value}`));
  return `{${written.join(",")}}`;
}

/** Where the values of the outermost object stand. */
export function membersOf(text: string): Member[] {
  const members: Member[] = [];
  let at = text.indexOf("{") + 1;
  for (;;) {
    at = skipSpace(text, at);
    if (text[at] === ",") at = skipSpace(text, at + 1);
    if (text[at] !== '"') return members;
    const keyEnd = stringEnd(text, at);
    const key: string = JSON.parse(text.slice(at, keyEnd));
    const from = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const to = valueEnd(text, from);
    members.push({ key, from, to });
    at = to;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (" \n\r\t".includes(text[at] ?? "x")) at++;
  return at;
}

/** Behind the closing quote of the string that begins here. */
function stringEnd(text: string, from: number): number {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    let slashes = 0;
    while (text[quote - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}

function valueEnd(text: string, from: number): number {
  let depth = 0;
  let at = from;
  for (;;) {
    const char = text[at];
    if (char === '"') at = stringEnd(text, at);
    else at++;
    if (char === "{" || char === "[") depth++;
    if (char === "}" || char === "]") depth--;
    const isWord = depth === 0 && char !== '"' && char !== "}" && char !== "]";
    if (depth === 0 && (!isWord || /[,}\]\s]/.test(text[at] ?? ","))) return at;
  }
}
