import { expect, test } from "vitest";
import type { Role } from "./permissions";
import { givableRoles, mayManage } from "./ranks";

const roles: Role[] = ["owner", "lead", "expert", "viewer"];

test("nobody gives a role above their own", () => {
  expect(roles.map(givableRoles)).toEqual([roles, roles.slice(1), roles.slice(2), roles.slice(3)]);
});

test("people change those below them, owners everybody", () => {
  const managed = (own: Role) => roles.filter((theirs) => mayManage(own, theirs));
  expect(managed("owner")).toEqual(roles);
  expect(managed("lead")).toEqual(["expert", "viewer"]);
  expect(managed("expert")).toEqual(["viewer"]);
  expect(managed("viewer")).toEqual([]);
});
