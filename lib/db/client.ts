import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { env } from "@/lib/env";
import { PrismaClient } from "./generated/client";

/** How long somebody waits for a connection; many verbs ask for as much. */
const patienceMs = 30_000;

// Web and worker each hold one pool; together they stay far below the 100 connections that Postgres gives by default.
const pool = new Pool({ connectionString: env.databaseUrl, max: 15, connectionTimeoutMillis: patienceMs });

// An idle connection that breaks is replaced; unheard, its error would end the process.
pool.on("error", () => undefined);

/**
 * How long a transaction waits for a connection, and how long it may take unless it says otherwise. The library's own two and five seconds
 * refuse people on a machine that is only busy: one computation that holds the process for as long ends every transaction beside it.
 */
const transactionOptions = { maxWait: patienceMs, timeout: 30_000 };

export const db = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }), transactionOptions });

/** Runs one statement and answers with its rows. */
export type Query = <T extends object>(sql: string, values: unknown[]) => Promise<T[]>;

/** For single statements with a megabyte in one parameter or in the answer. */
export const runQuery: Query = async <T extends object>(sql: string, values: unknown[]) => (await pool.query<T>(sql, values)).rows;

/**
 * A transaction for statements with a megabyte in one parameter: the driver alone sends them in a fifteenth of the time
 * that they take through Prisma. What is thrown inside takes everything back.
 */
export async function inTransaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query("begin");
    const result = await work(async <R extends object>(sql: string, values: unknown[]) => (await client.query<R>(sql, values)).rows);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((reason: unknown) => {
      failure = reason instanceof Error ? reason : new Error(String(reason));
    });
    throw error;
  } finally {
    // A connection that could not even take back is not given to anybody else.
    client.release(failure);
  }
}
