import { z } from "zod";
import { messagesSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";

const passagesSchema = z.array(
  z.object({ position: z.number(), title: z.string(), text: z.string(), messages: messagesSchema.nullable() }),
);
export type FoundPassage = z.infer<typeof passagesSchema>[number];

/** The rarest words of a long question decide; looking up the others would only cost time. */
const mostWords = 24;
/** Okapi's usual settings; see below. */
const [k1, b] = [1.2, 0.75];

/**
 * The passages most like a question, best first: BM25 of Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, eq. 3.15,
 * with every word of a passage counted once. Fewer than `count`, or none, where no word is shared.
 */
export async function findPassages(indexId: string, question: string, count: number): Promise<FoundPassage[]> {
  const rows = await db.$queryRaw`
    with wanted as (
      select word.positions, ln(1 + (size."passageCount" - cardinality(word.positions) + 0.5) / (cardinality(word.positions) + 0.5)) as weight
      from unnest(tsvector_to_array(to_tsvector('simple', left(${question}, 200000)))) asked
      join "PassageWord" word on word."indexId" = ${indexId} and word.word = asked
      join "PassageIndex" size on size.id = ${indexId}
      order by cardinality(word.positions) limit ${mostWords}
    ), matched as (
      select position, sum(weight) as weight from wanted, unnest(positions) position group by position
    )
    select passage.position, passage.title, passage.text, passage.messages
    from matched
    join "Passage" passage on passage."indexId" = ${indexId} and passage.position = matched.position
    join "PassageIndex" size on size.id = ${indexId}
    order by matched.weight * (${k1}::float8 + 1)
      / (1 + ${k1}::float8 * (1 - ${b}::float8 + ${b}::float8 * passage."wordCount" * size."passageCount" / greatest(1, size."wordCount"))) desc, passage.position
    limit ${count}`;
  return passagesSchema.parse(rows);
}
