import { revokeInvitation } from "@/lib/accounts/revoke-invitation";
import { workspaceRoute } from "@/lib/http/route";

export const DELETE = workspaceRoute({ may: "launch" }, ({ person, id }) => revokeInvitation(person, id("invitationId")));
