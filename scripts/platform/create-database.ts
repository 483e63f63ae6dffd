import pg from "pg";

/** Makes a database beside the one that `url` names, from nothing or from a template, and answers with its address. */
export async function createDatabase(url: string, database: string, template = "template0"): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(database)} template ${client.escapeIdentifier(template)}`);
  } finally {
    await client.end();
  }
  const made = new URL(url);
  made.pathname = `/${database}`;
  return made.href;
}
