import "@/lib/testing/clone-database";
import { hashPassword } from "better-auth/crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import * as invitationRoute from "@/app/api/v1/invitations/[invitationId]/route";
import { POST as postAccept } from "@/app/api/v1/invitations/accept/route";
import * as invitationsRoute from "@/app/api/v1/invitations/route";
import { GET as getMe } from "@/app/api/v1/me/route";
import * as personRoute from "@/app/api/v1/people/[userId]/route";
import * as peopleRoute from "@/app/api/v1/people/route";
import { db } from "@/lib/db/client";
import { removeMember } from "@/lib/projects/remove-member";
import { setMember } from "@/lib/projects/set-member";
import { createCaller, createPerson, requestAs } from "@/lib/testing/factories";
import { acceptInvitation } from "./accept-invitation";
import type { Person } from "./caller";
import { changeRole } from "./change-role";
import { createApiKey } from "./create-api-key";
import { createInvitation } from "./create-invitation";
import { findInvitation } from "./find-invitation";
import { listInvitations } from "./list-invitations";
import { listWorkspacePeople } from "./list-workspace-people";
import type { Role } from "./permissions";
import { removePerson } from "./remove-person";
import { callerFor } from "./require-caller";
import { identify } from "./require-person";
import { revokeInvitation } from "./revoke-invitation";
import { signIn } from "./sign-in";

vi.mock("better-auth/crypto", { spy: true });

let owner: Person;
const grace = { name: "Grace", email: "Grace@Example.org", password: "correct horse battery" };

beforeEach(async () => {
  await db.invitation.deleteMany();
  await db.user.deleteMany();
  owner = await createPerson("owner");
});

const invite = (by: Person, role: Role, projectIds: string[] = []) => createInvitation(by, { note: "Grace", role, projectIds });

describe("an invitation", () => {
  test("lets one person in with its role and into its projects, who is signed in and can sign in again", async () => {
    const { projectId } = await createCaller("owner");
    const gone = await createCaller("owner");
    const { token, id } = await invite(owner, "expert", [projectId, gone.projectId]);
    await db.project.delete({ where: { id: gone.projectId } });
    expect(await findInvitation(token)).toEqual({ role: "expert", invitedBy: "Ada" });
    expect(JSON.stringify([await db.invitation.findMany(), await listInvitations(owner)])).not.toContain(token);

    const body = JSON.stringify({ token, ...grace });
    const response = await postAccept(new Request("http://localhost:3000/api/v1/invitations/accept", { method: "POST", body }));
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ name: "Grace", email: "grace@example.org", role: "expert" });
    const cookie = response.headers
      .getSetCookie()
      .map((set) => set.split(";")[0])
      .join("; ");
    const me = await getMe(new Request("http://localhost:3000/api/v1/me", { headers: { cookie } }), { params: Promise.resolve({}) });
    const person = await me.json();
    expect(person).toMatchObject({ role: "expert" });
    expect((await callerFor(person, projectId, "edit")).role).toBe("expert");
    await signIn("grace@example.org", grace.password);

    expect(await findInvitation(token)).toBeNull();
    await expect(acceptInvitation({ token, ...grace, email: "eve@example.org" })).rejects.toMatchObject({ code: "conflict" });
    await expect(revokeInvitation(owner, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await listInvitations(owner)).toEqual([]);
  });

  test("used by many at once, it makes one account", async () => {
    const { token } = await invite(owner, "viewer");
    const attempts = await Promise.allSettled(
      ["a", "b", "c"].map((name) => acceptInvitation({ token, ...grace, email: `${name}@example.org` })),
    );
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.user.count()).toBe(2);
  });

  test("taken back or run out, it is no invitation; an address that is taken leaves it open", async () => {
    const first = await invite(owner, "viewer");
    await revokeInvitation(owner, first.id);
    await expect(acceptInvitation({ token: first.token, ...grace })).rejects.toMatchObject({ code: "conflict" });
    const second = await invite(owner, "viewer");
    await expect(acceptInvitation({ token: second.token, ...grace, email: owner.email })).rejects.toMatchObject({
      code: "conflict",
      fields: [{ field: "email" }],
    });
    expect(await findInvitation(second.token)).not.toBeNull();
    await db.invitation.updateMany({ data: { expiresAt: new Date(0) } });
    expect(await findInvitation(second.token)).toBeNull();
    await expect(acceptInvitation({ token: second.token, ...grace })).rejects.toMatchObject({ code: "conflict" });
    expect(await db.user.count()).toBe(1);
  });

  test("whoever holds no open invitation makes Hone hash nothing", async () => {
    vi.mocked(hashPassword).mockClear();
    await expect(acceptInvitation({ token: "made up", ...grace })).rejects.toMatchObject({ code: "conflict" });
    expect(hashPassword).not.toHaveBeenCalled();
    const { token } = await invite(owner, "viewer");
    await acceptInvitation({ token, ...grace });
    expect(hashPassword).toHaveBeenCalledOnce();
  });

  test("nobody invites above their own role, nor into a project that is not theirs to open", async () => {
    const lead = await createPerson("lead");
    await expect(invite(lead, "owner")).rejects.toMatchObject({ code: "forbidden" });
    const { projectId } = await createCaller("owner");
    await expect(invite(lead, "expert", [projectId])).rejects.toMatchObject({ code: "not_found" });
    await db.projectMember.create({ data: { projectId, userId: lead.userId, role: "expert" } });
    await expect(invite(lead, "viewer", [projectId])).rejects.toMatchObject({ code: "forbidden" });
    expect(await invite(lead, "lead")).toMatchObject({ role: "lead" });
    const high = await invite(owner, "owner");
    await expect(revokeInvitation(lead, high.id)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("whoever invited and", () => {
  const world = async () => {
    const { projectId } = await createCaller("owner");
    const lead = await createPerson("lead");
    await db.projectMember.create({ data: { projectId, userId: lead.userId, role: "lead" } });
    const { token } = await invite(lead, "lead", [projectId]);
    return { lead, token, caller: { userId: owner.userId, projectId, role: owner.role } };
  };
  const rolesIn = async ({ projectId }: { projectId: string }, { userId }: Person) =>
    (await db.projectMember.findMany({ where: { projectId, userId } })).map(({ role }) => role);

  test("stays gives what the invitation says", async () => {
    const { token, caller } = await world();
    expect(await rolesIn(caller, await acceptInvitation({ token, ...grace }))).toEqual(["lead"]);
  });

  test("is taken out of the project opens it to nobody any more; the account is made all the same", async () => {
    const { lead, token, caller } = await world();
    await removeMember(caller, lead.userId);
    const person = await acceptInvitation({ token, ...grace });
    expect(person).toMatchObject({ role: "lead" });
    expect(await rolesIn(caller, person)).toEqual([]);
    await expect(callerFor(person, caller.projectId, "read")).rejects.toMatchObject({ code: "not_found" });
  });

  test("is made less in it opens it to nobody either", async () => {
    const { lead, token, caller } = await world();
    await setMember(caller, lead.userId, { role: "expert" });
    expect(await rolesIn(caller, await acceptInvitation({ token, ...grace }))).toEqual([]);
  });

  test("is being taken out at this moment opens it to nobody: who accepts waits for that", async () => {
    const { lead, token, caller } = await world();
    const { projectId } = caller;
    const accepting = await db.$transaction(async (tx) => {
      await tx.$queryRaw`select id from "Project" where id = ${projectId} for update`;
      await tx.projectMember.deleteMany({ where: { projectId, userId: lead.userId } });
      const accepted = acceptInvitation({ token, ...grace });
      const waiting = async () =>
        (
          await tx.$queryRaw<unknown[]>`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
        ).length;
      await expect.poll(waiting).toBe(1);
      return { accepted };
    });
    expect(await rolesIn(caller, await accepting.accepted)).toEqual([]);
  });
});

describe("roles in the workspace", () => {
  test("owners change everybody, leads those below them, and nobody gives more than they have", async () => {
    const lead = await createPerson("lead");
    const expert = await createPerson("expert");
    expect(await changeRole(lead, expert.userId, { role: "lead" })).toMatchObject({ id: expert.userId, role: "lead" });
    await expect(changeRole(lead, expert.userId, { role: "viewer" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeRole(lead, owner.userId, { role: "viewer" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeRole(lead, lead.userId, { role: "owner" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(removePerson(lead, owner.userId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeRole(owner, "unknown", { role: "viewer" })).rejects.toMatchObject({ code: "not_found" });
    expect(await changeRole(lead, lead.userId, { role: "viewer" })).toMatchObject({ role: "viewer" });
  });

  test("invitations that a new role could not give are taken back", async () => {
    const other = await createPerson("owner");
    await invite(other, "owner");
    const kept = await invite(other, "expert");
    await changeRole(owner, other.userId, { role: "lead" });
    expect((await listInvitations(owner)).map(({ id }) => id)).toEqual([kept.id]);
    await changeRole(owner, other.userId, { role: "expert" });
    expect(await listInvitations(owner)).toEqual([]);
  });

  test("the last owner stays, whoever tries what", async () => {
    await expect(changeRole(owner, owner.userId, { role: "lead" })).rejects.toMatchObject({ code: "conflict" });
    await expect(removePerson(owner, owner.userId)).rejects.toMatchObject({ code: "conflict" });
    const other = await createPerson("owner");
    const attempts = await Promise.allSettled([
      changeRole(owner, other.userId, { role: "viewer" }),
      changeRole(other, owner.userId, { role: "viewer" }),
      removePerson(owner, other.userId),
      removePerson(other, other.userId),
    ]);
    expect(attempts.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await db.user.count({ where: { role: "owner" } })).toBe(1);
  });
});

test("who is removed is out at once: session, key, projects and open invitations; the name stays on what they did", async () => {
  const { projectId } = await createCaller("owner");
  const { token } = await invite(owner, "lead", [projectId]);
  const person = await acceptInvitation({ token, ...grace });
  const cookie = (await signIn(person.email, grace.password))
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
  const { key } = await createApiKey(person, { name: "CI" });
  await invite(person, "viewer");
  const ways: Record<string, string>[] = [{ cookie }, { authorization: `Bearer ${key}` }];
  const asking = ways.map((headers) => new Request("http://localhost:3000/", { headers }));
  for (const request of asking) expect(await identify(request)).toMatchObject({ userId: person.userId });

  await removePerson(owner, person.userId);
  for (const request of asking) await expect(identify(request)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(signIn(person.email, grace.password)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(callerFor(person, projectId, "read")).rejects.toMatchObject({ code: "not_found" });
  expect(await listInvitations(owner)).toEqual([]);
  expect((await listWorkspacePeople(owner)).map(({ id }) => id)).not.toContain(person.userId);
  expect(await db.user.findUniqueOrThrow({ where: { id: person.userId } })).toMatchObject({ name: "Grace" });
  await expect(removePerson(owner, person.userId)).rejects.toMatchObject({ code: "not_found" });
  // Under the same address comes somebody new.
  const again = await invite(owner, "viewer");
  expect((await acceptInvitation({ token: again.token, ...grace })).userId).not.toBe(person.userId);
});

test("a session or key that outlived its person's removal opens nothing", async () => {
  const { token } = await invite(owner, "lead");
  const person = await acceptInvitation({ token, ...grace });
  const cookie = (await signIn(person.email, grace.password))
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
  const { key } = await createApiKey(person, { name: "CI" });
  await db.user.update({ where: { id: person.userId }, data: { removedAt: new Date() } });
  const ways: Record<string, string>[] = [{ cookie }, { authorization: `Bearer ${key}` }];
  for (const headers of ways)
    await expect(identify(new Request("http://localhost:3000/", { headers }))).rejects.toMatchObject({ code: "unauthenticated" });
});

test("experts and viewers see who is there, without addresses, and change nothing", async () => {
  const { id } = await invite(owner, "viewer");
  for (const role of ["expert", "viewer"] as const) {
    const person = await createPerson(role);
    const params = { params: Promise.resolve({ userId: owner.userId, invitationId: id }) };
    const ask = async (method: string) => requestAs(person, "/api/v1/people", { method, ...(method === "GET" ? {} : { body: "{}" }) });
    const answers = [
      await personRoute.PATCH(await ask("PATCH"), params),
      await personRoute.DELETE(await ask("DELETE"), params),
      await invitationsRoute.GET(await ask("GET"), params),
      await invitationsRoute.POST(await ask("POST"), params),
      await invitationRoute.DELETE(await ask("DELETE"), params),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    const people = await (await peopleRoute.GET(await ask("GET"), params)).json();
    expect(people).toContainEqual(expect.objectContaining({ id: owner.userId, name: "Ada", email: null, members: [] }));
  }
});
