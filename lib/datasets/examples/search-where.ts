import { Prisma } from "@/lib/db/generated/client";
import { parseSearch } from "./parse-search";

const text = Prisma.sql`example_text(example."promptText", example."answerText", example."contextText")`;
/** The expression of `Example_filter_idx`, letter for letter. */
const document = Prisma.sql`to_tsvector('simple', example_words(${text}))`;

/**
 * What a search asks of a row. Words are found by the index; what must stand together is then looked for in the text itself, which is
 * many times cheaper than taking every candidate's text apart again for the places of its words.
 */
export function searchWhere(search: string): Prisma.Sql[] {
  const { words, beginning, literals } = parseSearch(search);
  const queries = [
    ...words.map((word) => Prisma.sql`plainto_tsquery('simple', example_words(lower(${word}::text)))`),
    ...(beginning === null
      ? []
      : [Prisma.sql`(plainto_tsquery('simple', example_words(lower(${beginning}::text)))::text || ':*')::tsquery`]),
  ];
  return [
    ...literals.map((literal) => Prisma.sql`strpos(${text}, lower(${literal}::text)) > 0`),
    ...(queries.length > 0 ? [Prisma.sql`${document} @@ (${Prisma.join(queries, " && ")})`] : []),
  ];
}

/** The same without an index: first the cheap look for the letters, which most rows do not have, then the words. */
export function searchWalkWhere(search: string): Prisma.Sql[] {
  const { words, beginning } = parseSearch(search);
  const plain = [...words, ...(beginning === null ? [] : [beginning])].filter((word) => /^[\p{L}\p{N}]+$/u.test(word));
  return [...plain.map((word) => Prisma.sql`strpos(${text}, lower(${word}::text)) > 0`), ...searchWhere(search)];
}
