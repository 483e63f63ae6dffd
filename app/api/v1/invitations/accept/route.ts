import { acceptInvitationAndSignIn } from "@/lib/accounts/accept-invitation";
import { acceptInvitationInput } from "@/lib/accounts/schemas";
import { publicRoute } from "@/lib/http/public-route";

// Public: whoever is invited has no account yet. The token in the link is what admits.
export const POST = publicRoute(acceptInvitationInput, ({ body }) => acceptInvitationAndSignIn(body));
