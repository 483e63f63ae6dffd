import { changeRole } from "@/lib/accounts/change-role";
import { removePerson } from "@/lib/accounts/remove-person";
import { changeRoleInput } from "@/lib/accounts/schemas";
import { workspaceRoute } from "@/lib/http/route";

export const PATCH = workspaceRoute({ may: "launch", body: changeRoleInput }, ({ person, id, body }) =>
  changeRole(person, id("userId"), body),
);

export const DELETE = workspaceRoute({ may: "launch" }, ({ person, id }) => removePerson(person, id("userId")));
