import type { Match } from "./add-matches";

const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/gs;

/** What `find` finds of these types becomes placeholders. JSON stays JSON, also where a number goes or an escape stands before what goes. */
export function redact(text: string, find: (text: string) => Match[], types: readonly string[]): string {
  const matches = find(text).filter(({ type }) => types.includes(type));
  const redacted = replaceAll(text, matches);
  return matches.length > 0 && isJson(text) && !isJson(redacted) ? redactJson(text, matches, find, types) : redacted;
}

function redactJson(json: string, matches: readonly Match[], find: (text: string) => Match[], types: readonly string[]): string {
  return json.replace(stringOrNumber, (token, at: number) => {
    const touching = matches.filter(({ from, to }) => from < at + token.length && to > at);
    const [first] = touching;
    if (!first) return token;
    if (!token.startsWith('"')) return JSON.stringify(`{${first.type}}`);
    const isInside = touching.every(({ from, to }) => from > at && to < at + token.length);
    const replaced = replaceAll(
      token,
      touching.map(({ from, to, type }) => ({ from: from - at, to: to - at, type })),
    );
    if (isInside && parses(replaced)) return replaced;
    // Without its escapes, as it is meant; what is only known by what stands around it goes as a whole.
    const meant: string = JSON.parse(token);
    const found = find(meant).filter(({ type }) => types.includes(type));
    return JSON.stringify(found.length > 0 ? replaceAll(meant, found) : `{${first.type}}`);
  });
}

function replaceAll(text: string, matches: readonly Match[]): string {
  return matches.reduceRight((rest, { from, to, type }) => `${rest.slice(0, from)}{${type}}${rest.slice(to)}`, text);
}

/** An object or a list: a number alone is text that happens to be JSON. */
function isJson(text: string): boolean {
  return /^\s*[{[]/.test(text) && parses(text);
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
