import { createInvitation } from "@/lib/accounts/create-invitation";
import { listInvitations } from "@/lib/accounts/list-invitations";
import { createInvitationInput } from "@/lib/accounts/schemas";
import { workspaceRoute } from "@/lib/http/route";

export const GET = workspaceRoute({ may: "launch" }, ({ person }) => listInvitations(person));

export const POST = workspaceRoute({ may: "launch", body: createInvitationInput, status: 201, isSecret: true }, ({ person, body }) =>
  createInvitation(person, body),
);
