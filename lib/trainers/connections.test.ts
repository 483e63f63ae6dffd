import "@/lib/testing/clone-database";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as connectionRoute from "@/app/api/v1/trainers/[trainerId]/route";
import * as connectionsRoute from "@/app/api/v1/trainers/route";
import * as testRoute from "@/app/api/v1/trainers/test/route";
import type { Person } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { createCaller, createPerson, requestAs } from "@/lib/testing/factories";
import { checkTrainer } from "./check-trainer";
import { createTrainer } from "./create-trainer";
import { deleteTrainer } from "./delete-trainer";
import { ensureCpuTrainer } from "./ensure-cpu-trainer";
import { getTrainer } from "./get-trainer";
import { listConnections } from "./list-connections";
import { listTrainers } from "./list-trainers";
import { createTrainerInput, hyperparametersSchema, testTrainerInput, updateTrainerInput } from "./schemas";
import { testTrainer } from "./test-trainer";
import { type ConformanceServer, startConformanceServer } from "./testing/conformance-server";
import type { ProviderName } from "./testing/provider-rules";
import { updateTrainer } from "./update-trainer";

const servers: Partial<Record<ProviderName, ConformanceServer>> = {};
let lead: Person;

beforeAll(async () => {
  for (const name of ["openai", "azure", "nebius"] as const) servers[name] = await startConformanceServer(name);
  lead = await createPerson("lead");
});
afterAll(async () => {
  for (const server of Object.values(servers)) await server.close();
});

function serverOf(name: ProviderName): ConformanceServer {
  const server = servers[name];
  if (!server) throw new Error(`There is no server for ${name}.`);
  return server;
}

let made = 0;
const connectTo = (kind: ProviderName, change: object = {}) => {
  const { url, key } = serverOf(kind);
  return createTrainer(lead, createTrainerInput.parse({ kind, name: `Trainer ${++made}`, baseUrl: url, apiKey: key, ...change }));
};
const edit = (id: string, change: object) => updateTrainer(lead, id, updateTrainerInput.parse(change));
const tested = (input: object) => testTrainer(lead, testTrainerInput.parse(input));

test.each(["openai", "azure", "nebius"] as const)("%s: the connection is tested before and after it is saved", async (kind) => {
  const { url, key } = serverOf(kind);
  const before = await tested({ kind, baseUrl: `${url}/`, apiKey: key });
  expect(before).toMatchObject({ outcome: "works", sentence: expect.stringContaining("one base model can be tuned") });
  const { id } = await connectTo(kind);
  expect(await tested({ trainerId: id })).toEqual(before);
});

test("what stands in the way is said in words", async () => {
  const { url, key } = serverOf("openai");
  const outcome = async (input: object) => (await tested({ kind: "openai", baseUrl: url, apiKey: key, ...input })).outcome;
  expect(await outcome({ apiKey: "sk-of-somebody-else" })).toBe("key_refused");
  expect(await outcome({ baseUrl: "http://127.0.0.1:9/v1" })).toBe("unreachable");
  expect(await outcome({ baseUrl: url.replace("/v1", "/v2") })).toBe("wrong_address");
  serverOf("openai").fail({ on: /GET .*models/, how: { status: 503, message: "We are down for an hour." } });
  expect(await tested({ kind: "openai", baseUrl: url, apiKey: key })).toMatchObject({
    outcome: "provider_failed",
    sentence: "We are down for an hour. Hone tries again by itself.",
  });
  serverOf("openai").fail({ on: /GET .*models/, how: "cut" });
  expect(await outcome({})).toBe("unreachable");
  await expect(tested({ kind: "azure", apiKey: key })).rejects.toMatchObject({ fields: [{ field: "baseUrl" }] });
});

test("only web addresses without a password in them are taken", () => {
  const problemOf = (baseUrl: string) =>
    createTrainerInput.safeParse({ kind: "openai_compatible", name: "n", baseUrl, apiKey: "sk-0123456789" }).error?.issues[0]?.message;
  for (const bad of ["file:///etc/passwd", "ftp://a.example/v1", "gopher://a", "api.example.org/v1", "javascript:alert(1)"])
    expect(problemOf(bad)).toContain("not a web address");
  expect(problemOf("https://me:secret@api.example.org/v1")).toContain("Leave name and password out");
  expect(problemOf("https://api.example.org/v1?key=1")).toContain("Leave out what stands behind");
  expect(problemOf("http://10.0.0.7:8000/v1")).toBeUndefined();
});

test("a key goes in and never comes out: not in an answer, not in an error, not in the log, not in the database", async () => {
  const secret = "sk-canary-9f8e7d6c5b4a";
  const logged: unknown[] = [];
  const spies = (["log", "info", "warn", "error", "debug"] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((...words) => void logged.push(...words)),
  );
  vi.stubEnv("OPENAI_LOG", "debug");
  const { url } = serverOf("openai");
  const body = (json: object) => ({ method: "POST", body: JSON.stringify(json) });
  const none = { params: Promise.resolve({}) };
  const said: string[] = [];
  const hear = async (response: Response) => {
    const text = await response.text();
    said.push(text);
    return text;
  };
  const wanted = { kind: "openai", name: "Canary", baseUrl: url, apiKey: secret };
  const { id } = JSON.parse(await hear(await connectionsRoute.POST(await requestAs(lead, "/api/v1/trainers", body(wanted)), none)));
  const params = { params: Promise.resolve({ trainerId: id }) };
  await hear(await connectionsRoute.POST(await requestAs(lead, "/api/v1/trainers", body(wanted)), none));
  await hear(await connectionsRoute.GET(await requestAs(lead, "/api/v1/trainers"), none));
  // The server quotes the key that it refuses.
  expect(await hear(await testRoute.POST(await requestAs(lead, "/api/v1/trainers/test", body({ trainerId: id })), none))).toContain(
    "key_refused",
  );
  const patch = { method: "PATCH", body: JSON.stringify({ revision: 1, apiKey: `${secret}\nx` }) };
  await hear(await connectionRoute.PATCH(await requestAs(lead, `/api/v1/trainers/${id}`, patch), params));
  said.push(JSON.stringify(await listTrainers(await createCaller())));
  const row = await db.trainer.findUniqueOrThrow({ where: { id } });
  const failure = await getTrainer(row)
    .listBaseModels()
    .catch((error: unknown) => error);
  said.push(JSON.stringify(failure), String(failure), failure instanceof Error ? (failure.stack ?? "") : "", JSON.stringify(row));
  expect(JSON.stringify(failure)).toContain("[key]");
  for (const spy of spies) spy.mockRestore();
  vi.unstubAllEnvs();

  expect(said.join("\n")).toContain("Canary");
  expect([...said, ...logged.map(String)].filter((text) => text.includes(secret))).toEqual([]);
  expect(serverOf("openai").asked.length).toBeGreaterThan(0);
});

test("a redirect is not followed, so that the key reaches nobody else", async () => {
  const { createServer } = await import("node:http");
  const seen: string[] = [];
  const thief = createServer((request, response) => {
    seen.push(String(request.headers.authorization));
    response.end("{}");
  });
  await new Promise<void>((resolve) => thief.listen(0, "127.0.0.1", resolve));
  const portOf = (server: typeof thief) => {
    const address = server.address();
    return typeof address === "object" ? address?.port : 0;
  };
  const redirecting = createServer((_, response) => {
    response.writeHead(307, { location: `http://127.0.0.1:${portOf(thief)}/v1/models` }).end();
  });
  await new Promise<void>((resolve) => redirecting.listen(0, "127.0.0.1", resolve));
  const found = await tested({ kind: "openai", baseUrl: `http://127.0.0.1:${portOf(redirecting)}/v1`, apiKey: "sk-0123456789" });
  expect(found.outcome).toBe("wrong_address");
  expect(seen).toEqual([]);
  for (const server of [thief, redirecting]) server.close();
});

test("of two who edit at once one wins, and a key is never sent to an address it was not given for", async () => {
  const trainer = await connectTo("openai");
  const first = await edit(trainer.id, { revision: 1, prices: { "gpt-4.1-nano-2025-04-14": { training: 1.5 } } });
  expect(first).toMatchObject({ revision: 2, hasKey: true, prices: { "gpt-4.1-nano-2025-04-14": { training: 1.5, input: null } } });
  await expect(edit(trainer.id, { revision: 1, name: "Late" })).rejects.toMatchObject({ code: "conflict" });
  await expect(edit(trainer.id, { revision: 2, baseUrl: "https://thief.example/v1" })).rejects.toMatchObject({
    fields: [{ field: "apiKey" }],
  });
  await expect(tested({ trainerId: trainer.id, baseUrl: "https://thief.example/v1" })).rejects.toMatchObject({
    fields: [{ field: "apiKey" }],
  });
  const races = await Promise.allSettled([1, 2, 3].map((index) => edit(trainer.id, { revision: 2, name: `Race ${index}` })));
  expect(races.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const [model] = await getTrainer(await db.trainer.findUniqueOrThrow({ where: { id: trainer.id } })).listBaseModels();
  expect(model).toMatchObject({ usdPerMillionTokens: 1.5, retiresOn: "2027-01-14", lastTrainingOn: "2027-01-06" });
});

test("names are unique, also that of the trainer of the house, which nobody edits or deletes", async () => {
  const { name } = await connectTo("nebius");
  await expect(connectTo("nebius", { name })).rejects.toMatchObject({ code: "conflict", fields: [{ field: "name" }] });
  await expect(connectTo("nebius", { name: "CPU trainer" })).rejects.toMatchObject({ code: "conflict" });
  const { id } = await ensureCpuTrainer();
  await expect(edit(id, { revision: 1, name: "Mine" })).rejects.toMatchObject({ code: "invalid" });
  await expect(deleteTrainer(lead, id)).rejects.toMatchObject({ code: "invalid" });
  expect((await listConnections(lead)).find((trainer) => trainer.id === id)).toMatchObject({ kind: "cpu", hasKey: false });
});

test("a trainer that a run needs stays, and says so; another goes with its key", async () => {
  const { id } = await connectTo("openai");
  const caller = await createCaller();
  await db.modelVersion.create({
    data: { projectId: caller.projectId, kind: "baseline", number: 0, name: "b", trainerId: id, baseModel: "m", trainerModel: "m" },
  });
  await expect(deleteTrainer(lead, id)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("1 model version needs it"),
  });
  await db.modelVersion.deleteMany({ where: { trainerId: id } });
  await deleteTrainer(lead, id);
  expect(await db.trainer.count({ where: { id } })).toBe(0);
  await expect(deleteTrainer(lead, id)).rejects.toMatchObject({ code: "not_found" });
});

test("whether it answers is asked on demand, kept for everybody who looks, and forgotten with the next edit", async () => {
  const { id } = await connectTo("openai");
  const shown = async () => (await listConnections(lead)).find((trainer) => trainer.id === id);
  expect(await shown()).toMatchObject({ checkedAt: null, problem: null });
  serverOf("openai").fail({ on: /GET .*models/, how: { status: 503, message: "We are down for an hour." } });
  const viewer = await createPerson("viewer");
  const asked = await checkTrainer(viewer, id);
  expect(asked).toMatchObject({ checkedAt: expect.any(Date), problem: expect.stringContaining("down for an hour"), baseUrl: null });
  // Asked again at once: the answer is the one that is known.
  expect(await checkTrainer(lead, id)).toMatchObject({ checkedAt: asked.checkedAt, problem: asked.problem });
  expect(await shown()).toMatchObject({ problem: asked.problem });
  await db.trainer.update({ where: { id }, data: { checkedAt: new Date(0) } });
  expect(await checkTrainer(lead, id)).toMatchObject({ problem: null });
  expect(await edit(id, { revision: 1, name: "Changed meanwhile" })).toMatchObject({ checkedAt: null });
  await expect(checkTrainer(lead, "unknown")).rejects.toMatchObject({ code: "not_found" });
});

test("an answer about settings that were changed meanwhile is not kept", async () => {
  const { id } = await connectTo("openai");
  let release: () => void = () => undefined;
  const hold = new Promise<void>((resolve) => {
    release = resolve;
  });
  serverOf("openai").fail({ on: /GET .*models/, how: { hold } });
  const before = serverOf("openai").asked.length;
  const asking = checkTrainer(lead, id);
  await expect.poll(() => serverOf("openai").asked.slice(before)).toContainEqual(expect.stringContaining("models"));
  await edit(id, { revision: 1, name: "Changed while it was asked" });
  release();
  expect(await asking).toMatchObject({ checkedAt: null });
});

test("a key that cannot be opened any more stops that trainer alone, in words", async () => {
  const { id } = await connectTo("openai");
  const other = await connectTo("openai");
  const { credentials } = await db.trainer.findUniqueOrThrow({ where: { id: other.id } });
  await db.trainer.update({ where: { id }, data: { credentials } });
  const shown = await listTrainers(await createCaller());
  expect(shown.find((trainer) => trainer.id === id)).toMatchObject({
    reachable: false,
    problem: expect.stringContaining("Enter the key again"),
  });
  expect(shown.find((trainer) => trainer.id === other.id)).toMatchObject({ reachable: true });
});

test("whoever may not launch sees which trainers there are, not where, and changes nothing", async () => {
  const { id } = await connectTo("openai");
  const params = { params: Promise.resolve({ trainerId: id }) };
  for (const role of ["viewer", "expert"] as const) {
    const person = await createPerson(role);
    const ask = async (method: string) => requestAs(person, "/api/v1/trainers", { method, ...(method === "GET" ? {} : { body: "{}" }) });
    const answers = [
      await connectionsRoute.POST(await ask("POST"), params),
      await testRoute.POST(await ask("POST"), params),
      await connectionRoute.PATCH(await ask("PATCH"), params),
      await connectionRoute.DELETE(await ask("DELETE"), params),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect((await listConnections(person)).find((trainer) => trainer.id === id)).toMatchObject({ kind: "openai", baseUrl: null });
  }
  expect(await db.trainer.count({ where: { id } })).toBe(1);
});

test("a setting that a provider does not know is refused by it, and named as ours", async () => {
  const { id } = await connectTo("nebius");
  const trainer = getTrainer(await db.trainer.findUniqueOrThrow({ where: { id } }));
  async function* rows() {
    yield "{}";
  }
  const trainingFileId = await trainer.uploadFile("a-train.jsonl", rows(), "run-x");
  const hyperparameters = hyperparametersSchema.parse({ learningRateMultiplier: 2 });
  const launch = {
    runId: "run-x",
    baseModel: "Qwen/Qwen3-8B",
    method: "lora" as const,
    objective: "sft" as const,
    hyperparameters,
    systemPrompt: "",
    seed: 1,
    suffix: "s",
  };
  await expect(trainer.launch({ ...launch, trainingFileId, validationFileId: null })).rejects.toMatchObject({
    code: "invalid",
    fields: [{ field: "hyperparameters.learningRateMultiplier" }],
  });
});
