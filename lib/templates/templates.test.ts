import "@/lib/testing/clone-database";
import Ajv from "ajv";
import { describe, expect, test } from "vitest";
import { checkConversation } from "@/lib/datasets/check-conversation";
import { contentHashOf } from "@/lib/datasets/fingerprint";
import { db } from "@/lib/db/client";
import { listRecipes } from "@/lib/runs/recipes/list-recipes";
import { createPerson } from "@/lib/testing/factories";
import { templates } from "./catalog";
import { listTemplates } from "./list-templates";
import { startFromTemplate } from "./start-from-template";
import { toMessages } from "./to-messages";

describe.each(templates.map((template) => [template.key, template] as const))("%s", (_key, template) => {
  test("every example can be learned, none twice, and every answer keeps the template's own schema", () => {
    const validate = template.answerSchema ? new Ajv().compile(template.answerSchema) : () => true;
    const hashes = template.examples.map((example) => {
      const messages = toMessages(example);
      expect(checkConversation(messages)).toBeNull();
      expect(validate(example.answer), JSON.stringify(example.answer)).toBe(true);
      return contentHashOf({ messages, tools: null, rejected: null });
    });
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes.length).toBeGreaterThanOrEqual(24);
  });

  test("starts a project that has all of it", async () => {
    const person = await createPerson("lead");
    const { id, defaults } = await startFromTemplate(person, { template: template.key, name: "Ours", description: "" });
    expect(defaults).toEqual({ instruction: template.instruction, graders: template.graders });
    const [dataset] = await db.dataset.findMany({ where: { projectId: id }, include: { examples: { include: { revisions: true } } } });
    expect(dataset?.name).toBe(template.datasetName);
    const caller = { userId: person.userId, projectId: id, role: "owner" as const };
    expect(await listRecipes(caller)).toMatchObject([{ name: template.recipe.name, systemPrompt: template.instruction, revision: 1 }]);
    expect(dataset?.examples).toHaveLength(template.examples.length);
    for (const example of dataset?.examples ?? []) {
      expect(example.state).toBe("draft");
      expect(example.splitPoint).toBeGreaterThan(0);
      expect(example.revisions).toMatchObject([{ number: 1, contentHash: example.contentHash, authorId: person.userId }]);
    }
  });
});

test("what a list shows is enough to choose", async () => {
  const offers = await listTemplates();
  expect(offers.find(({ key }) => key === "support-triage")).toMatchObject({ exampleCount: 36, fields: ["queue", "urgency"] });
  expect(offers.find(({ key }) => key === "brand-voice")?.fields).toEqual([]);
});

test("a template that is not there makes no project", async () => {
  const person = await createPerson("lead");
  await expect(startFromTemplate(person, { template: "poetry", name: "Ours", description: "" })).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await db.project.count({ where: { createdById: person.userId } })).toBe(0);
});
