import "@/lib/testing/clone-database";
import { beforeAll, expect, test } from "vitest";
import { createOwnerLink } from "@/lib/accounts/create-owner-link";
import { importExamples } from "@/lib/datasets/imports/import-examples";
import { describeApi } from "@/lib/http/describe-api";
import { routes } from "@/lib/routes";
import { operations } from "./operations";
import { POST as postOwner } from "./owner/route";
import { GET as getExamples } from "./projects/[projectId]/datasets/[datasetId]/examples/route";
import { POST as postImport } from "./projects/[projectId]/datasets/[datasetId]/imports/route";
import { POST as postVersion } from "./projects/[projectId]/datasets/[datasetId]/versions/route";
import { GET as getDatasets, POST as postDataset } from "./projects/[projectId]/datasets/route";
import { PATCH as patchExample } from "./projects/[projectId]/examples/[exampleId]/route";
import { POST as postPreview } from "./projects/[projectId]/imports/[importId]/preview/route";
import { GET as getRejected } from "./projects/[projectId]/imports/[importId]/rejected/route";
import { POST as postStart } from "./projects/[projectId]/imports/[importId]/start/route";
import { GET as getProjects, POST as postProject } from "./projects/route";

const home = "http://localhost:3000";
let cookie = "";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** As the browser of the signed-in owner sends it; the ids are read from the address, as the router does. */
async function ask(handler: Handler, path: string, init: RequestInit & { duplex?: "half" } = {}) {
  const described = Object.keys(describeApi(operations).paths).find((template) => toPattern(template).test(path.split("?")[0] ?? ""));
  const params = toPattern(described ?? "").exec(path.split("?")[0] ?? "")?.groups ?? {};
  const headers = new Headers({ cookie, origin: home, ...init.headers });
  const response = await handler(new Request(home + path, { ...init, headers }), { params: Promise.resolve({ ...params }) });
  const type = response.headers.get("content-type") ?? "";
  return { status: response.status, body: type.includes("json") ? await response.json() : await response.text() };
}

function toPattern(template: string): RegExp {
  return new RegExp(`^${template.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
}

const json = (body: object, method = "POST") => ({ method, body: JSON.stringify(body) });

beforeAll(async () => {
  const token = await createOwnerLink();
  const owner = { token, name: "Ada", email: "ada@example.org", password: "correct horse battery" };
  const response = await postOwner(new Request(`${home}${routes.api.claimOwner()}`, json(owner)));
  cookie = response.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
});

test("from a file of examples to a frozen version, over the API alone", async () => {
  const project = (await ask(postProject, routes.api.projects(), json({ name: "Support triage" }))).body;
  expect((await ask(getProjects, routes.api.projects())).body).toMatchObject([{ id: project.id, isSample: false }]);
  const dataset = (await ask(postDataset, routes.api.datasets(project.id), json({ name: "Messages" }))).body;

  const lines = Array.from({ length: 120 }, (_, index) => `"message ${index}, with a comma",label ${index % 4}`);
  const file = new Blob(["text,label\r\n", lines.join("\r\n"), "\r\nno label,\r\n"]);
  const uploaded = await ask(postImport, routes.api.imports(project.id, dataset.id, { fileName: "mine.csv" }), {
    method: "POST",
    body: file.stream(),
    duplex: "half",
  });
  expect(uploaded).toMatchObject({
    status: 201,
    body: {
      status: "uploaded",
      format: "csv",
      sizeBytes: file.size,
      mapping: {
        columns: [
          { name: "text", role: "message" },
          { name: "label", role: "answer" },
        ],
      },
    },
  });
  const { id, mapping } = uploaded.body;

  const preview = await ask(postPreview, routes.api.importPreview(project.id, id), json({}));
  expect(preview.body.examples).toHaveLength(20);
  expect(preview.body.problems).toMatchObject([{ rowNumber: 122, field: "label" }]);
  expect(await ask(postStart, routes.api.importStart(project.id, id), json({ mapping }))).toMatchObject({
    status: 202,
    body: { status: "importing" },
  });
  expect(await ask(postStart, routes.api.importStart(project.id, id), json({ mapping }))).toMatchObject({ status: 409 });
  await importExamples({ importId: id }, { isLast: false, signal: new AbortController().signal });

  expect((await ask(getRejected, routes.api.importRejected(project.id, id))).body.items).toMatchObject([
    { rowNumber: 122, raw: "no label," },
  ]);
  expect((await ask(getRejected, routes.api.importRejected(project.id, id, { format: "csv" }))).body).toContain("no label,,122,");

  const found = (await ask(getExamples, routes.api.examples(project.id, dataset.id, { search: "MESSAGE 7,", limit: 5 }))).body;
  expect(found).toMatchObject({
    total: 1,
    nextCursor: null,
    items: [{ promptText: "message 7, with a comma", sourceFile: "mine.csv", sourceRow: 9 }],
  });
  const [example] = found.items;
  const edit = {
    revision: 1,
    messages: [
      { role: "user", content: example.promptText },
      { role: "assistant", content: "mended" },
    ],
  };
  expect(await ask(patchExample, routes.api.example(project.id, example.id), json(edit, "PATCH"))).toMatchObject({
    status: 200,
    body: { revision: 2, answerText: "mended" },
  });
  expect(await ask(patchExample, routes.api.example(project.id, example.id), json(edit, "PATCH"))).toMatchObject({
    status: 409,
    body: { code: "conflict" },
  });

  const frozen = await ask(postVersion, routes.api.versions(project.id, dataset.id), json({ include: "unrejected" }));
  expect(frozen).toMatchObject({ status: 201, body: { number: 1, datasetName: "Messages" } });
  expect(frozen.body.trainCount + frozen.body.validationCount + frozen.body.testCount).toBe(120);
  expect((await ask(getDatasets, routes.api.datasets(project.id))).body).toMatchObject([
    { exampleCount: 120, latestVersion: { number: 1 } },
  ]);
});
