import type { Page } from "@playwright/test";
import { type Example, exampleSchema } from "@/lib/datasets/examples/schemas";
import { datasetSchema } from "@/lib/datasets/schemas";
import { expect, test } from "./fixtures";
import type { Hone } from "./hone";

interface World {
  page: Page;
  hone: Hone;
  project: { id: string };
}

/** A dataset with these examples, made as a program would. */
async function createExamples({ page, hone, project }: World, contents: object[]) {
  const headers = { origin: hone.url };
  const address = `/api/v1/projects/${project.id}/datasets`;
  const dataset = datasetSchema.parse(await (await page.request.post(address, { headers, data: { name: "Messages" } })).json());
  const examples: Example[] = [];
  for (const data of contents) {
    const response = await page.request.post(`${address}/${dataset.id}/examples`, { headers, data });
    expect(response.status(), await response.text()).toBe(201);
    examples.push(exampleSchema.parse(await response.json()));
  }
  return { datasetId: dataset.id, examples };
}

const says = (question: string, answer: string) => ({
  messages: [
    { role: "user", content: question },
    { role: "assistant", content: answer },
  ],
});

async function read({ page, project }: World, { id }: Pick<Example, "id">): Promise<Example> {
  return exampleSchema.parse(await (await page.request.get(`/api/v1/projects/${project.id}/examples/${id}`)).json());
}

test("a queue is taken and judged by keyboard, and the last judgement taken back", async ({ page, hone, project }) => {
  const world = { page, hone, project };
  const { datasetId, examples } = await createExamples(world, [
    says("Where is my card?", "card arrival"),
    says("You took the money twice", "login"),
    says("I moved", "address change"),
  ]);
  await page.goto(`/projects/${project.id}/data/${datasetId}/review`);
  await page.getByRole("button", { name: "Take the next 3" }).click();
  const message = page.getByRole("textbox", { name: "Message" });

  await expect(message).toHaveValue("Where is my card?");
  await page.keyboard.press("a");
  await expect(message).toHaveValue("You took the money twice");
  await page.keyboard.press("r");
  await expect(page.getByRole("dialog", { name: "What is wrong with it?" })).toBeVisible();
  await page.keyboard.press("1");
  await expect(message).toHaveValue("I moved");
  await page.keyboard.press("z");
  await expect(message).toHaveValue("You took the money twice");

  await page.keyboard.press("e");
  const answer = page.getByRole("textbox", { name: "Answer the model learns" });
  await expect(answer).toBeFocused();
  await answer.fill("refund");
  await page.keyboard.press("Escape");
  await page.keyboard.press("f");
  await expect(message).toHaveValue("I moved");
  await page.keyboard.press("s");
  await expect(page.getByRole("heading", { name: "Done: 3 examples judged." })).toBeVisible();

  const after = await Promise.all(examples.map((example) => read(world, example)));
  expect(after.map(({ state, answerText }) => [state, answerText])).toEqual([
    ["approved", "card arrival"],
    ["approved", "refund"],
    ["in_review", "address change"],
  ]);
});

test("a comment is left, and an older revision compared and restored", async ({ page, hone, project }) => {
  const world = { page, hone, project };
  const { datasetId, examples } = await createExamples(world, [says("Where is my card?", "refund")]);
  await page.goto(`/projects/${project.id}/data/${datasetId}/review?queue=open`);
  const answer = page.getByRole("textbox", { name: "Answer the model learns" });
  await answer.fill("delivery");
  await expect(page.getByText(/^Saved /)).toBeVisible();

  await page.getByRole("textbox", { name: "Comment" }).fill("Lost, or only late?");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Lost, or only late?" })).toBeVisible();

  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(page.getByRole("dialog").getByRole("deletion")).toHaveText("refund");
  await expect(page.getByRole("dialog").getByRole("insertion")).toHaveText("delivery");
  await page.getByRole("button", { name: "Restore revision 1" }).click();
  await expect(answer).toHaveValue("refund");
  await expect(page.getByText(/restored an older one/)).toBeVisible();
  const [example] = examples;
  if (example) expect(await read(world, example)).toMatchObject({ revision: 3, answerText: "refund" });
});

test("any two revisions are compared with each other, by keyboard", async ({ page, hone, project }) => {
  const world = { page, hone, project };
  const { datasetId, examples } = await createExamples(world, [says("Where is my card?", "refund")]);
  const [example] = examples;
  if (!example) throw new Error("The example was not made.");
  for (const [index, reply] of ["delivery", "login"].entries()) {
    const change = { headers: { origin: hone.url }, data: { revision: index + 1, ...says("Where is my card?", reply) } };
    expect((await page.request.patch(`/api/v1/projects/${project.id}/examples/${example.id}`, change)).ok()).toBe(true);
  }
  await page.goto(`/projects/${project.id}/data/${datasetId}/review?queue=open`);
  await page.getByRole("button", { name: "Compare", exact: true }).last().click();
  const dialog = page.getByRole("dialog", { name: "Compare revisions" });
  await expect(dialog.getByRole("deletion")).toHaveText("refund");
  await expect(dialog.getByRole("insertion")).toHaveText("login");

  await dialog.getByRole("combobox", { name: "To" }).press("Enter");
  await page.getByRole("option", { name: /^Revision 2/ }).press("Enter");
  await expect(dialog.getByRole("insertion")).toHaveText("delivery");
  await dialog.getByRole("combobox", { name: "From" }).press("Enter");
  await page.getByRole("option", { name: /^Revision 3/ }).press("Enter");
  await expect(dialog.getByRole("deletion")).toHaveText("login");
  await expect(dialog.getByRole("button", { name: /^Restore/ })).toHaveCount(0);
  await dialog.getByRole("combobox", { name: "To" }).press("Enter");
  await page.getByRole("option", { name: /^Revision 3/ }).press("Enter");
  await expect(dialog.getByText("This is one revision twice.")).toBeVisible();
});

test("a tool call is edited as JSON on lines and stored the way it was written", async ({ page, hone, project }) => {
  const world = { page, hone, project };
  const called = { id: "call_1", type: "function", function: { name: "find_order", arguments: '{"order":4102,"full":true}' } };
  const { datasetId, examples } = await createExamples(world, [
    {
      messages: [
        { role: "user", content: "Where is order 4102?" },
        { role: "assistant", content: "", tool_calls: [called] },
        { role: "tool", tool_call_id: "call_1", content: '{"status":"sent"}' },
        { role: "assistant", content: "It is on its way." },
      ],
    },
  ]);
  await page.goto(`/projects/${project.id}/data/${datasetId}/review?queue=open`);
  const args = page.getByRole("textbox", { name: "Arguments of find_order" });
  await expect(args).toHaveValue('{\n  "order": 4102,\n  "full": true\n}');
  await args.fill('{"order": 4103, }');
  await expect(page.getByText(/^This is not a JSON object yet/)).toBeVisible();
  await args.fill('{\n  "order": 4103,\n  "full": true\n}');
  await expect(page.getByText(/^Saved /)).toBeVisible();
  const [example] = examples;
  if (!example) throw new Error("The example was not made.");
  const { messages } = await read(world, example);
  expect(messages[1]?.tool_calls?.[0]?.function.arguments).toBe('{"order":4103,"full":true}');
});

test("an answer that is JSON shows its fields, and only the field that was changed changes", async ({ page, hone, project }) => {
  const world = { page, hone, project };
  const { datasetId, examples } = await createExamples(world, [says("I moved", '{"queue": "moving", "reply": "Thanks."}')]);
  await page.goto(`/projects/${project.id}/data/${datasetId}/review?queue=open`);
  await page.getByRole("textbox", { name: "Queue" }).fill("address change");
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await page.getByRole("radio", { name: "Raw" }).click();
  await expect(page.getByRole("textbox", { name: "Answer the model learns" })).toHaveValue(
    '{"queue": "address change", "reply": "Thanks."}',
  );
  const [example] = examples;
  if (example) expect((await read(world, example)).answerText).toBe('{"queue": "address change", "reply": "Thanks."}');
});

test("a field of which the format lists the values is chosen, by keyboard too", async ({ page, hone, project }) => {
  const world = { page, hone, project };
  const schema = { type: "object", properties: { queue: { enum: ["billing", "delivery"] }, urgent: { type: "boolean" } } };
  const set = { headers: { origin: hone.url }, data: { schema } };
  expect((await page.request.put(`/api/v1/projects/${project.id}/answer-schema`, set)).ok()).toBe(true);
  const answer = '{"queue": "moving", "urgent": false, "reply": "Thanks."}';
  const { datasetId, examples } = await createExamples(world, [says("I moved", answer)]);
  await page.goto(`/projects/${project.id}/data/${datasetId}/review?queue=open`);

  const queue = page.getByRole("combobox", { name: "Queue" });
  await expect(queue).toHaveText(/moving\s*not in the format/);
  await queue.press("Enter");
  await page.getByRole("option", { name: "delivery" }).press("Enter");
  await expect(queue).toHaveText("delivery");
  await page.getByRole("combobox", { name: "Urgent" }).click();
  await page.getByRole("option", { name: "Yes" }).click();
  await expect(page.getByText(/^Saved /)).toBeVisible();
  const [example] = examples;
  if (!example) throw new Error("The example was not made.");
  await expect.poll(async () => (await read(world, example)).answerText).toBe('{"queue": "delivery", "urgent": true, "reply": "Thanks."}');
});

test("personal data and secrets are marked where they stand, and a mark goes with its words", async ({ page, hone, project }) => {
  const world = { page, hone, project };
  const asked = "I am ada@lovelace.org. Where is my invoice? Write to ada@lovelace.org.";
  const { datasetId, examples } = await createExamples(world, [says(asked, '{"queue": "billing", "reply": "Your password: k3v9Qz!17"}')]);
  await page.goto(`/projects/${project.id}/data/${datasetId}/review?queue=open`);
  const editor = page.getByRole("region", { name: "Example", exact: true });
  const message = page.getByRole("textbox", { name: "Message" });
  const found = editor.locator("[aria-hidden=true] mark");
  await expect(found).toHaveText(["ada@lovelace.org", "ada@lovelace.org", "k3v9Qz!17"]);
  await expect(message).toHaveAccessibleDescription(/There seems to be an e-mail address, 2 times\. Marked: ada@lovelace\.org\./);
  await expect(page.getByRole("textbox", { name: "Reply" })).toHaveAccessibleDescription(/There seems to be a password\./);

  await page.setViewportSize({ width: 1280, height: 360 });
  await page.goto(`/projects/${project.id}/data/${datasetId}?open=${examples[0]?.id}`);
  await expect(found).toHaveText(["ada@lovelace.org", "ada@lovelace.org", "k3v9Qz!17"]);
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);

  await message.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Hello, ");
  await expect(found).toHaveText(["ada@lovelace.org", "ada@lovelace.org", "k3v9Qz!17"]);
  await expect(message).toBeFocused();
  await message.fill("Where is my invoice?");
  await expect(found).toHaveText(["k3v9Qz!17"]);
  await expect(message).toHaveAccessibleDescription("");
});

test("on a phone the keys are buttons, and nothing is wider than the screen", async ({ page, hone, project }) => {
  await page.setViewportSize({ width: 400, height: 800 });
  const { datasetId } = await createExamples({ page, hone, project }, [
    says("Where is my card?", "card arrival"),
    says("I moved", "login"),
  ]);
  await page.goto(`/projects/${project.id}/data/${datasetId}/review?queue=open`);
  await expect(page.getByRole("textbox", { name: "Message" })).toHaveValue("Where is my card?");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
  await page.getByRole("button", { name: "Reject" }).click();
  await page.getByRole("button", { name: "wrong tone" }).click();
  await expect(page.getByRole("textbox", { name: "Message" })).toHaveValue("I moved");
});
