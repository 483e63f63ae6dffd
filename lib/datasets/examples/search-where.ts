import { Prisma } from "@/lib/db/generated/client";
import { parseSearch, unspaced } from "./parse-search";

const text = Prisma.sql`example_text(example."promptText", example."answerText", example."contextText")`;
/** The same for plain letters, which is all that takes time: other letters keep their case, and nobody looks for them here. */
const plainText = Prisma.sql`lower((example."promptText" || ' ' || example."answerText" || ' ' || example."contextText") collate "C")`;
/** The expression of `Example_filter_idx`, letter for letter. */
const document = Prisma.sql`case when example."hasWords" then to_tsvector('simple', example_words(${text})) end`;

/**
 * What a search asks of a row. Words are found by the index; what must stand together is then looked for in the text itself, which is
 * many times cheaper than taking every candidate's text apart again for the places of its words. Where words are still to come into the
 * index, the texts of those rows are read.
 */
export function searchWhere(search: string, lacksWords = false): Prisma.Sql[] {
  const indexed = indexedWhere(search);
  if (!lacksWords) return indexed;
  return [Prisma.sql`((${Prisma.join(indexed, " and ")}) or (not example."hasWords" and ${searchWalkWhere(search)}))`];
}

function indexedWhere(search: string): Prisma.Sql[] {
  const { words, beginning, literals } = parseSearch(search);
  const queries = [
    ...words.map((word) => Prisma.sql`plainto_tsquery('simple', example_words(lower(${word}::text)))`),
    ...(beginning === null
      ? []
      : [Prisma.sql`(plainto_tsquery('simple', example_words(lower(${beginning}::text)))::text || ':*')::tsquery`]),
  ];
  return [...literals.map(stands), ...(queries.length > 0 ? [Prisma.sql`${document} @@ (${Prisma.join(queries, " && ")})`] : [])];
}

/**
 * The same without an index: words between what is no letter and no digit. One very long example taken apart as the index does it would
 * take as long as the whole page.
 */
export function searchWalkWhere(search: string): Prisma.Sql {
  const { words, beginning, literals } = parseSearch(search);
  const whole = words.flatMap(spacedParts).map((word) => ({ word, pattern: `(^|[^[:alnum:]])${word}($|[^[:alnum:]])` }));
  const begun = [beginning].filter(isPlain).map((word) => ({ word, pattern: `(^|[^[:alnum:]])${word}` }));
  const conditions = [
    ...[...whole.map(({ word }) => word), ...begun.map(({ word }) => word), ...literals].map(stands),
    ...[...whole, ...begun].map(({ pattern }) => Prisma.sql`${text} ~ lower(${pattern}::text)`),
  ];
  return Prisma.join(conditions, " and ");
}

/** Apart from case. */
function stands(part: string): Prisma.Sql {
  const isAscii = /^[\0-\x7f]*$/.test(part);
  return isAscii
    ? Prisma.sql`strpos(${plainText}, ${part.toLowerCase()}::text) > 0`
    : Prisma.sql`strpos(${text}, lower(${part}::text)) > 0`;
}

/** Nothing within it that a pattern would read as a sign. */
const isPlain = (word: string | null): word is string => word !== null && /^[\p{L}\p{N}]+$/u.test(word);

/** The words within a phrase or an address, as the index has them. In scripts without spaces no sign stands around a word. */
const spacedParts = (phrase: string) => phrase.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== "" && !unspaced.test(part));
