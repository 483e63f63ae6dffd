import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { z } from "zod";
import { bucketOf, variantAt } from "@/lib/deployments/assign-variant";
import { experimentSchema } from "@/lib/deployments/experiments/schemas";
import { deploymentListSchema, deploymentSchema, newGatewayKeySchema, rangesSchema, variantSchema } from "@/lib/deployments/schemas";
import { modelVersionSchema } from "@/lib/models/schemas";
import { connectionSchema } from "@/lib/trainers/schemas";
import type { Hone } from "../hone";
import { takesPictures } from "../picture";

const atOnce = 16;

/** A provider on this machine that knows every model; one that is called “broken” fails whatever is hard, and “judge” likes what is new. */
async function startProvider() {
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request) text += piece;
    const body = z.object({ model: z.string(), user: z.string().optional() }).parse(JSON.parse(text || '{"model":""}'));
    const fails = body.model === "broken" && /[02468]$/.test(body.user ?? "");
    response.writeHead(fails ? 500 : 200, { "content-type": "application/json" });
    const mark = JSON.stringify({ reason: "That is what it says.", score: text.includes("From new.") ? 5 : 2 });
    const content = body.model === "judge" ? mark : `From ${body.model}.`;
    const choices = [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }];
    const usage = { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 };
    const answer = { id: "chatcmpl-1", object: "chat.completion", created: 1_700_000_000, model: body.model, choices, usage };
    response.end(JSON.stringify(fails ? { error: { message: "This model cannot do that.", type: "server_error" } } : answer));
  });
  // Whoever asks closes an idle connection; with the five seconds of Node a question may meet one that is just closing.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/v1`, close };
}

interface People {
  /** How many ask, by the variant's number. */
  counts: Record<number, number>;
  /** 1 or 0 for the person with this number among those of the variant; null says nothing. */
  likes: (variant: number, person: number) => number | null;
  question?: string;
}

/** A project with models on a provider, a way to deploy them, and people who ask by the gateway. */
export async function createAbWorld(request: APIRequestContext, hone: Hone, project: { id: string; name: string }) {
  const provider = await startProvider();
  const home = `/api/v1/projects/${project.id}`;
  const post = async <T>(schema: z.ZodType<T>, path: string, data: object): Promise<T> => {
    const response = await request.post(path, { headers: { origin: hone.url }, data });
    const text = await response.text();
    if (!response.ok()) throw new Error(`${path}: ${response.status()} ${text}`);
    return schema.parse(JSON.parse(text));
  };
  const trainer = await post(connectionSchema, "/api/v1/trainers", {
    kind: "openai_compatible",
    name: `People of ${project.id}`,
    baseUrl: provider.url,
    apiKey: "sk-of-this-test",
  });
  const addModel = (model: string) => post(modelVersionSchema, `${home}/models`, { trainerId: trainer.id, model });
  const models = { old: await addModel("old"), new: await addModel("new"), broken: await addModel("broken") };
  const { key } = await post(newGatewayKeySchema, `${home}/gateway-keys`, { name: "people" });
  const { gatewayUrl } = deploymentListSchema.parse(await (await request.get(`${home}/deployments`)).json());
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };

  async function deploy(name: string) {
    // Names are one of their kind in the workspace; a picture shows what somebody would call it.
    const unique = takesPictures ? name : `${name}-${project.id.slice(-8)}`;
    return post(deploymentSchema, `${home}/deployments`, { name: unique, variant: { modelVersionId: models.old.id } });
  }

  async function startTest(deployment: z.infer<typeof deploymentSchema>, model: keyof typeof models, settings: object = {}) {
    const path = `${home}/deployments/${deployment.id}`;
    const treatment = await post(variantSchema, `${path}/variants`, { modelVersionId: models[model].id });
    const sides = { controlId: deployment.variants[0]?.id, treatmentId: treatment.id, routingVersion: deployment.routingVersion };
    const usual = { metric: "thumb", minimumEffect: 0.05, ramp: [0.5] };
    return post(experimentSchema, `${path}/experiments`, { ...sides, ...usual, ...settings });
  }

  /** Each asks once, and tells what they think of the answer. The gateway must give them whom the split says. */
  async function ask(deployment: { id: string; name: string }, { counts, likes, question = "Where is my parcel?" }: People) {
    const path = `${home}/deployments/${deployment.id}`;
    const { routingVersion } = deploymentSchema.parse(await (await request.get(path)).json());
    const routed = await readRouting(hone, deployment.id, routingVersion);
    const people = Object.entries(counts).map(([variant, count]) => namesFor(routed, Number(variant), count));
    // Who is tried first: a guardrail may take it back in the middle, but not before both sides are large, and the rest are the control's anyway.
    const waiting = people.reverse().flat();
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let one = waiting.shift(); one; one = waiting.shift())
          await askOnce({ model: deployment.name, question }, one, likes(one.variant, one.person));
      }),
    );
  }

  async function askOnce(
    { model, question }: { model: string; question: string },
    { user, variant }: { user: string; variant: number },
    thumb: number | null,
  ): Promise<void> {
    const body = JSON.stringify({ model, user, messages: [{ role: "user", content: question }] });
    const response = await fetch(`${gatewayUrl}/chat/completions`, { method: "POST", headers, body });
    await response.text();
    if (response.headers.get("x-hone-variant") !== String(variant)) throw new Error(`${user} was not answered by variant ${variant}.`);
    if (thumb === null) return;
    const said = JSON.stringify({ request_id: response.headers.get("x-request-id"), thumb: thumb ? "up" : "down" });
    const kept = await fetch(`${gatewayUrl}/feedback`, { method: "POST", headers, body: said });
    if (kept.status !== 202) throw new Error(`Feedback was answered with ${kept.status}: ${await kept.text()}`);
  }

  /** A benchmark whose answers this provider's “judge” gives points to. */
  async function addJudge(): Promise<void> {
    const judges = [{ trainerId: trainer.id, model: "judge" }];
    const graders = [{ key: "tone", name: "Tone", kind: "judge", judges, rubric: "Friendly and true.", mode: "one_to_five" }];
    const cases = [{ prompt: [{ role: "user", content: "Where is my parcel?" }], target: "At the door.", tags: [] }];
    await post(z.object({ id: z.string() }), `${home}/benchmarks`, { from: "cases", name: "Parcels", cases, graders });
  }

  return { deploy, startTest, ask, addJudge, close: provider.close };
}

interface Routed {
  salt: string;
  routingVersion: number;
  variants: { number: number; ranges: [number, number][] }[];
}

/** How the gateway splits a deployment, from what it keeps for a start without the database; waits until it has heard of this version. */
async function readRouting(hone: Hone, deploymentId: string, routingVersion: number): Promise<Routed> {
  const schema = z.object({
    deployments: z.array(
      z.object({
        id: z.string(),
        salt: z.string(),
        routingVersion: z.number(),
        variants: z.array(z.object({ number: z.number(), ranges: rangesSchema })),
      }),
    ),
  });
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    const [folder] = readdirSync(hone.dataDir).filter((name) => name.startsWith("gateway-"));
    const text = folder ? readFileSync(join(hone.dataDir, folder, "routing.json"), "utf8") : '{"deployments":[]}';
    const found = schema.parse(JSON.parse(text)).deployments.find(({ id }) => id === deploymentId);
    if (found && found.routingVersion >= routingVersion) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The gateway has not heard of the split.");
}

/** So many people of a deployment who fall to one variant, the same ones each time it is asked. */
function namesFor({ salt, variants }: Routed, variant: number, count: number) {
  const names: { user: string; variant: number; person: number }[] = [];
  for (let index = 0; names.length < count; index++) {
    const user = `person ${index}`;
    if (variantAt(variants, bucketOf(salt, `user ${user}`))?.number === variant) names.push({ user, variant, person: names.length });
  }
  return names;
}
