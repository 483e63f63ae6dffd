import type pg from "pg";

export const rowsPerImport = 100_000;

/** People's words are few common ones and many rare ones: the n-th of these is used about as often as 1/n. */
const vocabulary = 30_000;
const phrases = 40_000;

const common =
  "please the my is order and not I to for on it a in of was with have when can you help account bill invoice delivery arrived late refund moving house address meter reading tariff contract Kündigung Rechnung Straße Zähler password reset login broken lamp parcel return label agent thanks sorry reply today tomorrow week month payment card charged twice cancel upgrade plan price".split(
    " ",
  );

/** As `fillDataset`, in a fraction of the time, for a database that nobody else writes to. */
export async function fillAtOnce(client: pg.Client, plan: FillPlan): Promise<void> {
  // Made once over all rows it takes a fraction of the time; what its upkeep costs is the import bench's matter.
  const { rows: indexes } = await client.query<{ indexdef: string }>(
    `select indexdef from pg_indexes where indexname = 'Example_filter_idx'`,
  );
  await client.query(`drop index "Example_filter_idx"`);
  await client.query("set synchronous_commit = off");
  await fillDataset(client, plan);
  await client.query("set maintenance_work_mem = '512MB'");
  await client.query(indexes[0]?.indexdef ?? "");
  // What the server does by itself within minutes of such an import.
  await client.query("vacuum analyze");
}

/** Fills one dataset with examples as a support team has them, some imports of `rowsPerImport` rows each. Everything happens in Postgres. */
export async function fillDataset(client: pg.Client, { projectId, datasetId, userIds, count }: FillPlan): Promise<void> {
  await client.query("select setseed(0.42)");
  await client.query(
    `create temporary table word as select n, coalesce(($1::text[])[n], 'w' || lpad(to_hex((n * 7919) % 1048576), 5, '0')) as text from generate_series(1, $2::int) as n`,
    [common, vocabulary],
  );
  await client.query(
    `create temporary table phrase as
     select p as n, string_agg(text, ' ' order by slot) || (array['.', '?', '!', ','])[1 + p % 4] as text
     from (select p, slot, least($1::int, exp(random() * ln($1::int))::int) as n from generate_series(1, $2::int) as p, generate_series(1, 12) as slot where slot <= 5 + p % 8) as picked
     join word using (n) group by p`,
    [vocabulary, phrases],
  );
  await client.query("create unique index on phrase (n)");
  await client.query("analyze phrase");
  for (let from = 0; from < count; from += rowsPerImport) {
    const importId = await createImport(client, { projectId, datasetId, number: from / rowsPerImport + 1 });
    await insertRows(client, { projectId, datasetId, importId, userIds, from, to: Math.min(count, from + rowsPerImport) });
  }
}

interface FillPlan {
  projectId: string;
  datasetId: string;
  userIds: string[];
  count: number;
}

async function createImport(client: pg.Client, { projectId, datasetId, number }: { projectId: string; datasetId: string; number: number }) {
  const id = `bench-import-${number}`;
  await client.query(
    `insert into "Import" (id, "projectId", "datasetId", "fileName", format, "sizeBytes", sha256, mapping, status, "finishedAt") values ($1, $2, $3, $4, 'csv', 1, $1, '{}', 'done', now())`,
    [id, projectId, datasetId, `tickets-${number}.csv`],
  );
  return id;
}

interface Rows extends Omit<FillPlan, "count"> {
  importId: string;
  from: number;
  to: number;
}

/** One in fifty is a long conversation, one in ten thousand a very long one; what a row is called, says and is tagged with depends on its number alone. */
async function insertRows(client: pg.Client, { projectId, datasetId, importId, userIds, from, to }: Rows): Promise<void> {
  await client.query(
    `with shape as (
       select i, 2 + i % 5 as asked, 1 + i % 3 as answered, case when i % 10000 = 77 then 3000 when i % 50 = 7 then 60 else 0 end as between
       from generate_series($5::int + 1, $6::int) as i
     ), spoken as (
       select i, string_agg(text, ' ') filter (where part = 0) as prompt, string_agg(text, ' ') filter (where part = 1) as answer, coalesce(string_agg(text, ' ') filter (where part = 2), '') as context
       from (
         select i, case when slot <= asked then 0 when slot <= asked + answered then 1 else 2 end as part, 1 + floor(random() * ${phrases})::int as n
         from shape, generate_series(1, asked + answered + between) as slot
       ) as wanted join phrase using (n) group by i
     ), made as (
       select i, 'bench-' || i as id, prompt || ' ' || i as prompt, answer, context,
         case when context = '' then jsonb_build_array(jsonb_build_object('role', 'user', 'content', prompt || ' ' || i), jsonb_build_object('role', 'assistant', 'content', answer))
           else jsonb_build_array(jsonb_build_object('role', 'user', 'content', prompt || ' ' || i), jsonb_build_object('role', 'assistant', 'content', context), jsonb_build_object('role', 'user', 'content', 'And then?'), jsonb_build_object('role', 'assistant', 'content', answer)) end as messages,
         encode(sha256(convert_to('group ' || i / 2, 'UTF8')), 'hex') as key, encode(sha256(convert_to('example ' || i, 'UTF8')), 'hex') as hash
       from spoken
     ), examples as (
       insert into "Example" (id, "projectId", "datasetId", "importId", "sourceRow", messages, "promptText", "answerText", "contextText", "tokenCount", "groupKey", "splitKey", "splitPoint", "contentHash", state, tags, "issueKinds", "authorId", "assigneeId", "isMachineWritten", "createdAt", "updatedAt")
       select id, $1, $2, $3, i - $5, messages, prompt, answer, context, 8 + (length(prompt) + length(answer) + length(context)) / 4, key, key,
         ('x' || left(encode(sha256(convert_to('1|' || key, 'UTF8')), 'hex'), 13))::bit(52)::bigint / 4503599627370496.0::float8, hash,
         (case when i % 100 < 80 then 'approved' when i % 100 < 90 then 'in_review' when i % 100 < 98 then 'draft' else 'rejected' end)::"ReviewState",
         array_remove(array['topic ' || i % 12, case when i % 7 = 0 then 'urgent' end, case when i % 1000 = 3 then 'legal' end, case when i % 50000 = 5 then 'press' end, case when i > 900000 then 'moving house' end], null),
         array_remove(array[case when i % 40 = 9 then 'personal_data' end, case when i % 25 = 4 then 'near_duplicate' end, case when i % 2000 = 11 then 'too_long' end], null),
         ($4::text[])[1 + i % cardinality($4::text[])], case when i % 100 between 80 and 89 then ($4::text[])[1 + i % 3] end, i % 60 = 1, now(), now() - make_interval(mins => ($6::int - i) % 500000)
       from made order by i
     )
     insert into "ExampleRevision" (id, "exampleId", number, messages, "contentHash", origin, "authorId")
     select 'revision-' || i, id, 1, messages, hash, 'imported', ($4::text[])[1 + i % cardinality($4::text[])] from made`,
    [projectId, datasetId, importId, userIds, from, to],
  );
}
