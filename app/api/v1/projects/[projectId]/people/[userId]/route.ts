import { changeRoleInput } from "@/lib/accounts/schemas";
import { route } from "@/lib/http/route";
import { removeMember } from "@/lib/projects/remove-member";
import { setMember } from "@/lib/projects/set-member";

export const PUT = route({ may: "launch", body: changeRoleInput }, ({ caller, id, body }) => setMember(caller, id("userId"), body));

export const DELETE = route({ may: "launch" }, ({ caller, id }) => removeMember(caller, id("userId")));
