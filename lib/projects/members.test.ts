import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { callerFor } from "@/lib/accounts/require-caller";
import { createCaller, createPerson } from "@/lib/testing/factories";
import { listPeople } from "./list-people";
import { removeMember } from "./remove-member";
import { setMember } from "./set-member";

test("a lead lets people in, gives them another role and takes them out again", async () => {
  const lead = await createCaller("lead");
  const person = await createPerson("viewer");
  await expect(callerFor(person, lead.projectId, "read")).rejects.toMatchObject({ code: "not_found" });
  expect(await setMember(lead, person.userId, { role: "expert" })).toEqual({ id: person.userId, name: "Ada", role: "expert" });
  expect((await callerFor(person, lead.projectId, "edit")).role).toBe("expert");
  await setMember(lead, person.userId, { role: "viewer" });
  await expect(callerFor(person, lead.projectId, "edit")).rejects.toMatchObject({ code: "forbidden" });
  await removeMember(lead, person.userId);
  await expect(callerFor(person, lead.projectId, "read")).rejects.toMatchObject({ code: "not_found" });
  await expect(removeMember(lead, person.userId)).rejects.toMatchObject({ code: "not_found" });
});

test("nobody gives a role above their own, changes somebody at their height, or makes an owner of the workspace less", async () => {
  const lead = await createCaller("lead");
  const person = await createPerson("viewer");
  await expect(setMember(lead, person.userId, { role: "owner" })).rejects.toMatchObject({ code: "forbidden" });
  await setMember({ ...lead, role: "owner" }, person.userId, { role: "lead" });
  await expect(setMember(lead, person.userId, { role: "viewer" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(removeMember(lead, person.userId)).rejects.toMatchObject({ code: "forbidden" });
  const owner = await createPerson("owner");
  await expect(setMember(lead, owner.userId, { role: "viewer" })).rejects.toMatchObject({ code: "conflict" });
  await expect(setMember(lead, "unknown", { role: "viewer" })).rejects.toMatchObject({ code: "not_found" });
  await removeMember(lead, lead.userId);
});

test("another project's people are not touched", async () => {
  const here = await createCaller("owner");
  const there = await createCaller("owner");
  const person = await createPerson("viewer");
  await setMember(there, person.userId, { role: "expert" });
  await expect(removeMember(here, person.userId)).rejects.toMatchObject({ code: "not_found" });
  expect((await listPeople(there)).map(({ id }) => id)).toContain(person.userId);
});
