import { isRecord, parseJson } from "./json-value";

/** These hold the turns of one conversation, not the rows of a file. */
const insideRows =
  /^(messages|conversations?|turns|dialog(ue)?|tools|functions|chosen|rejected|prompt|completion|(non_)?preferred_(output|completion)|input|history)$/;

/** Where the rows begin: behind the bracket of the list that holds them, or at the start where one object follows the other. */
export function findJsonList(text: string): { start: number; key: string | null; kind: "list" | "wrapped" | "sequence" } {
  const start = text.search(/[^\s\ufeff]/);
  if (text[start] === "[") return { start: start + 1, key: null, kind: "list" };
  const whole = parseJson(text);
  // Of several lists the longest holds the rows; that can be seen only where the text is the whole file.
  if (isRecord(whole)) {
    const found = Object.entries(whole)
      .filter(([key, value]) => !insideRows.test(key) && Array.isArray(value) && isRecord(value[0]))
      .sort(([, a], [, b]) => (Array.isArray(a) && Array.isArray(b) ? b.length - a.length : 0))[0];
    if (!found) return { start: 0, key: null, kind: "sequence" };
    const at = listsIn(text).find(({ key }) => key === found[0]);
    if (at) return { ...at, kind: "wrapped" };
  }
  const first = listsIn(text).find(({ key }) => !insideRows.test(key));
  return first ? { ...first, kind: "wrapped" } : { start: 0, key: null, kind: "sequence" };
}

/** Lists of objects that stand directly in the first object. */
function listsIn(text: string): { key: string; start: number }[] {
  const found: { key: string; start: number }[] = [];
  const token = /"(?:[^"\\\n]|\\.)*"|[{}[\]]/g;
  let depth = 0;
  let last = { key: "", end: 0 };
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [part] = match;
    if (part.startsWith('"')) last = { key: part.slice(1, -1), end: token.lastIndex };
    else if (part === "{" || part === "[") {
      const isValue = depth === 1 && /^\s*:\s*$/.test(text.slice(last.end, match.index));
      if (isValue && part === "[" && /^\s*\{/.test(text.slice(token.lastIndex, token.lastIndex + 200)))
        found.push({ key: last.key, start: token.lastIndex });
      depth++;
    } else if (--depth === 0) break;
  }
  return found;
}
