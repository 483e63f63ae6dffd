import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

interface OpenEngine {
  engine: bindings.SchemaEngine;
  /** The engine itself leaves its connections open, and nobody can copy a database that somebody is connected to. */
  close: () => Promise<void>;
}

/**
 * Prisma's migration engine from npm. Prisma's own command would download a native one from a host that a closed network does not reach.
 * `shadowUrl` names an empty database in which the engine may replay migrations; only authoring needs it.
 */
export async function openEngine(databaseUrl: string, shadowUrl = databaseUrl): Promise<OpenEngine> {
  await instantiate();
  const [main, shadow] = [new pg.Pool(fieldsOf(databaseUrl)), new pg.Pool(fieldsOf(shadowUrl))];
  // A connection that is lost while idle shows itself in the next query; without a listener it would end the process.
  for (const pool of [main, shadow]) pool.on("error", () => {});
  const adapter = new PrismaPg(main);
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: async () => runsWholeScripts(await adapter.connect()),
    // The adapter's own shadow database is dropped while it is still connected to it.
    connectToShadowDb: () => describableAdapter(shadow),
  };
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
  const close = async () => {
    engine.free();
    await Promise.all([main.end(), shadow.end()]);
  };
  return { engine, close };
}

/** Discrete fields: given a connection string, the engine's second connection went to the default port. */
function fieldsOf(databaseUrl: string): pg.PoolConfig {
  const { hostname, port, username, password, pathname, searchParams } = new URL(databaseUrl);
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    options: searchParams.get("options") ?? undefined,
    ...sslOf(databaseUrl),
  };
}

/** The adapter cuts scripts at every semicolon, also inside the body of a function; Postgres itself takes them whole. */
function runsWholeScripts<A extends SqlDriverAdapter>(adapter: A): A {
  adapter.executeScript = async (sql) => {
    await adapter.executeRaw({ sql, args: [], argTypes: [] });
  };
  return adapter;
}

/** The adapter cuts a script at every semicolon, also inside a function's body or a text. Postgres itself knows where a statement ends. */
async function adapterOf(pool: pg.Pool) {
  const adapter = await new PrismaPg(pool).connect();
  adapter.executeScript = async (script) => {
    await pool.query(script);
  };
  return adapter;
}

/**
 * The catalogue is full of Postgres's internal one-letter type. The engine wants it as a character; the adapter refuses it. So it travels
 * through the adapter as a uuid, a type that the catalogue does not have, and comes out as what it is.
 */
async function describableAdapter(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const { CHAR, UUID } = pg.types.builtins;
  const query = pool.query.bind(pool);
  const queryWithoutLetters = async (config: pg.QueryArrayConfig, values?: unknown[]) => {
    const result = await query(config, values);
    // A script of several statements has a list of results.
    for (const field of [result].flat().flatMap(({ fields }) => fields)) if (field.dataTypeID === CHAR) field.dataTypeID = UUID;
    return result;
  };
  Object.defineProperty(pool, "query", { value: queryWithoutLetters });

  const adapter = await adapterOf(pool);
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (sql) => {
    const result = await queryRaw(sql);
    return { ...result, columnTypes: result.columnTypes.map((type) => (type === ColumnTypeEnum.Uuid ? ColumnTypeEnum.Character : type)) };
  };
  return runsWholeScripts(adapter);
}

/** What `pg` makes of ?sslmode= in an address. */
function sslOf(databaseUrl: string) {
  const mode = new URL(databaseUrl).searchParams.get("sslmode");
  if (!mode || mode === "disable") return {};
  return { ssl: { rejectUnauthorized: mode !== "no-verify" } };
}

let ready: Promise<void> | undefined;

function instantiate(): Promise<void> {
  ready ??= (async () => {
    const file = createRequire(import.meta.url)
      .resolve("@prisma/schema-engine-wasm")
      .replace(/schema_engine\.js$/, "schema_engine_bg.wasm");
    const { instance } = await WebAssembly.instantiate(readFileSync(file), { "./schema_engine_bg.js": importsOfEngine() });
    bindings.__wbg_set_wasm(instance.exports);
    const start = instance.exports.__wbindgen_start;
    if (typeof start === "function") start();
  })();
  return ready;
}

/** The engine never clears the ten seconds that it grants itself for its lock; nobody shall wait for them at the end. */
function importsOfEngine(): WebAssembly.ModuleImports {
  const setTimeoutName = Object.keys(bindings).find((name) => name.startsWith("__wbg_setTimeout_"));
  if (!setTimeoutName) return { ...bindings };
  return { ...bindings, [setTimeoutName]: (callback: () => void, ms: number) => setTimeout(callback, ms).unref() };
}
