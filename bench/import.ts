import { execFileSync, spawn } from "node:child_process";
import { z } from "zod";
import { countTokens } from "@/lib/datasets/count-tokens";
import { exampleContentSchema } from "@/lib/datasets/schemas";
import { migrate } from "@/scripts/platform/migrations";
import { startTemporaryPostgres } from "@/scripts/platform/postgres/temporary";
import { root } from "@/scripts/platform/root.mjs";
import { chatLines } from "./chat-rows";
import { type BenchReport, describeHardware } from "./report";

const rows = 50_000;
const fewRows = 5_000;
const rounds = 3;
const mostSeconds = 10;
/** Threads, buffers and Node's own laziness about garbage, but nothing of the file. */
const mostGrowth = 1.35;

const outcomeSchema = z.object({ sizeBytes: z.number(), seconds: z.number(), uploadSeconds: z.number(), tokens: z.number() });
type Outcome = z.infer<typeof outcomeSchema> & { workerMb: number };

const asServer = ["--conditions=react-server", "--import", "tsx"];

/** A chat file from its first byte to its last stored row: upload, the real worker, tokens, checks, first revisions. */
export async function bench(): Promise<BenchReport> {
  const few = await times(() => runAlone(fewRows));
  const many = await times(() => runAlone(rows));
  const all = middle(many, ({ seconds }) => seconds);
  const peak = middle(many, ({ workerMb }) => workerMb);
  const peakOfFew = middle(few, ({ workerMb }) => workerMb);
  const growth = peak.workerMb / peakOfFew.workerMb;
  return {
    bench: "import",
    metrics: {
      rows,
      fileMb: all.sizeBytes / 1e6,
      seconds: all.seconds,
      uploadSeconds: all.uploadSeconds,
      rowsPerSecond: rows / all.seconds,
      tokensPerSecond: all.tokens / all.seconds,
      workerPeakMb: peak.workerMb,
      workerPeakMbOfFewRows: peakOfFew.workerMb,
      memoryGrowth: growth,
    },
    peer: parseAndCount(),
    goal: { seconds: `≤ ${mostSeconds}`, memoryGrowth: `≤ ${mostGrowth} for ten times the rows` },
    ok: all.seconds <= mostSeconds && growth <= mostGrowth,
    hardware: describeHardware(),
  };
}

/** On a database server of its own: that of the round before would still be busy with what its worker had begun when it was stopped. */
async function runAlone(count: number): Promise<Outcome> {
  // As the product sets its own: every commit reaches the disk.
  const postgres = await startTemporaryPostgres([]);
  try {
    const url = await postgres.create("bench");
    await migrate(url);
    return await runOnce(url, count);
  } finally {
    await postgres.stop();
  }
}

async function runOnce(databaseUrl: string, count: number): Promise<Outcome> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    HONE_SECRET: "a secret that only this bench knows",
    HONE_TRAINER_API_KEY: "nobody",
  };
  const worker = spawn(process.execPath, [...asServer, "lib/worker.ts"], { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => worker.once("exit", resolve));
  try {
    await new Promise<void>((resolve, reject) => {
      worker.stdout.on("data", (text: Buffer) => text.includes("Ready") && resolve());
      worker.once("exit", (code) => reject(new Error(`The worker ended with ${code} before it was ready.`)));
    });
    const memory = watchMemory(worker.pid ?? 0);
    const outcome = outcomeSchema.parse(JSON.parse(await runClient(count, env, memory.stop)));
    return { ...outcome, workerMb: memory.most() };
  } finally {
    worker.kill("SIGKILL");
    await ended;
  }
}

/** What it prints last. */
function runClient(count: number, env: NodeJS.ProcessEnv, onImported: () => void): Promise<string> {
  const client = spawn(process.execPath, [...asServer, "bench/import-client.ts", String(count)], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  client.stdout.on("data", (text: Buffer) => {
    if (text.includes("imported")) onImported();
    printed += text.toString();
  });
  return new Promise((resolve, reject) => {
    client.once("exit", (code) => {
      if (code === 0) resolve(printed.trim().split("\n").at(-1) ?? "");
      else reject(new Error(`The import of ${count} rows failed.`));
    });
  });
}

function watchMemory(pid: number) {
  let most = 0;
  const look = () => {
    most = Math.max(most, Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)]).toString()) / 1024);
  };
  const timer = setInterval(look, 250);
  return {
    most: () => most,
    stop() {
      clearInterval(timer);
      look();
    },
  };
}

/** The same rows parsed and counted by one thread that does nothing else: what no import can beat without more threads. */
function parseAndCount(): Record<string, number> {
  const lines = [...chatLines(rows)];
  const startedAt = performance.now();
  let tokens = 0;
  for (const line of lines) tokens += countTokens(exampleContentSchema.parse(JSON.parse(line)));
  const seconds = (performance.now() - startedAt) / 1_000;
  return { parseAndCountSeconds: seconds, parseAndCountTokensPerSecond: tokens / seconds };
}

async function times(work: () => Promise<Outcome>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let round = 1; round <= rounds; round++) outcomes.push(await work());
  return outcomes;
}

function middle(outcomes: Outcome[], by: (outcome: Outcome) => number): Outcome {
  const found = outcomes.toSorted((a, b) => by(a) - by(b))[Math.floor(outcomes.length / 2)];
  if (!found) throw new Error("Nothing was measured.");
  return found;
}
