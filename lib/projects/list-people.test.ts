import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createCaller, createPerson } from "@/lib/testing/factories";
import { listPeople } from "./list-people";

test("people of a project are its members with their role in it, and the owners of the workspace", async () => {
  const caller = await createCaller("lead");
  const owner = await createPerson("owner");
  const viewer = await createPerson("lead");
  await db.projectMember.create({ data: { projectId: caller.projectId, userId: viewer.userId, role: "viewer" } });
  await createPerson("expert");
  await createCaller("expert");
  expect(Object.fromEntries((await listPeople(caller)).map(({ id, role }) => [id, role]))).toEqual({
    [caller.userId]: "lead",
    [owner.userId]: "owner",
    [viewer.userId]: "viewer",
  });
});
