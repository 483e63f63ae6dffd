import { spawnSync } from "node:child_process";
import { z } from "zod";
import { runQuery } from "@/lib/db/client";
import type { Traffic } from "./fill-traffic";

const rounds = 20;
const project = "projects/[projectId]";
const deployment = `${project}/deployments/[deploymentId]`;
const log = `${deployment}/requests`;

/** What each page asks for, as its components do. */
const pages = {
  experimentPage: { experiment: `${project}/experiments/[experimentId]`, people: `${project}/people` },
  deploymentPage: {
    deployment,
    deployments: `${project}/deployments`,
    experiments: `${deployment}/experiments`,
    people: `${project}/people`,
    alarms: `${project}/deployment-alarms`,
    traffic: `${deployment}/traffic`,
    changes: `${deployment}/changes`,
    keys: `${project}/gateway-keys`,
    spending: `${deployment}/spending`,
    shadow: `${deployment}/shadow`,
    rules: `${deployment}/rules`,
    log: `${log}?limit=20`,
  },
  logFilters: {
    failed: `${log}?limit=20&outcome=failed`,
    thumbsDown: `${log}?limit=20&feedback=bad`,
    corrected: `${log}?limit=20&feedback=correction`,
  },
  search: {
    common: `${log}?limit=20&q=refund`,
    several: `${log}?limit=20&q=refund invoice late`,
    number: `${log}?limit=20&q=4711`,
    nothing: `${log}?limit=20&q=qqqqqqqq`,
    commonAndBad: `${log}?limit=20&q=refund&feedback=bad`,
    rareAndBad: `${log}?limit=20&q=4711&feedback=bad`,
  },
};

type Get = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const moduleSchema = z.object({ GET: z.custom<Get>((value) => typeof value === "function") });

/** Each page's questions at once, as a browser asks them, and each question alone, through the addresses' own handlers, key and all. */
export async function askPages(projectId: string, traffic: Traffic, key: string): Promise<Record<string, number>> {
  const params = { projectId, deploymentId: traffic.deploymentId, experimentId: traffic.experimentId };
  const ask = async (place: string) => {
    const [folder = "", query = ""] = place.split("?");
    const { GET } = moduleSchema.parse(await import(new URL(`../app/api/v1/${folder}/route.ts`, import.meta.url).href));
    const headers = { authorization: `Bearer ${key}` };
    const answer = await GET(new Request(`http://localhost/api/v1/${folder}?${query}`, { headers }), { params: Promise.resolve(params) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${place}: ${answer.status} ${text}`);
  };
  const metrics: Record<string, number> = {};
  const measure = async (name: string, places: string[], before: () => Promise<void>, times: number) => {
    const took: number[] = [];
    for (let round = 0; round < times; round++) {
      await before();
      const startedAt = performance.now();
      await Promise.all(places.map(ask));
      took.push(performance.now() - startedAt);
    }
    metrics[`${name}P50Ms`] = quantile(took, 0.5);
    metrics[`${name}P95Ms`] = quantile(took, 0.95);
    console.error(`${name}: ${Math.round(quantile(took, 0.5))} ms, p95 ${Math.round(quantile(took, 0.95))} ms`);
  };
  const nothing = async () => undefined;
  for (const [page, questions] of Object.entries(pages)) {
    const places = Object.values(questions);
    for (const place of places) await ask(place);
    if (page.endsWith("Page")) await measure(page, places, nothing, rounds);
    for (const [name, place] of Object.entries(questions)) await measure(`${page} ${name}`, [place], nothing, rounds);
    if (page.endsWith("Page")) await measure(`${page}Cold`, places, forget, rounds);
    else for (const [name, place] of Object.entries(questions)) await measure(`${page} ${name} cold`, [place], forget, 5);
  }
  return metrics;
}

/** Empties the server's cache and, where there is a way, the system's, of this database's files. */
async function forget(): Promise<void> {
  await runQuery("select pg_buffercache_evict_all()", []);
  const [place] = await runQuery<{ folder: string }>(
    "select setting || '/base' as folder from pg_settings where name = 'data_directory'",
    [],
  );
  if (process.platform !== "linux" || !place) return;
  const drop = ["-exec", "dd", "if={}", "iflag=nocache", "count=0", "status=none", ";"];
  // A file that has just gone is forgotten already.
  spawnSync("find", [place.folder, "-type", "f", "-size", "+64k", ...drop], { stdio: "ignore" });
}

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * part) - 1)] ?? Number.NaN;
}
