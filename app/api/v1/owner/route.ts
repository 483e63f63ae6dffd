import { claimOwnerAndSignIn } from "@/lib/accounts/claim-owner";
import { claimOwnerInput } from "@/lib/accounts/schemas";
import { publicRoute } from "@/lib/http/public-route";

// Public: there is nobody yet who could be signed in. The token from the terminal is what admits.
export const POST = publicRoute(claimOwnerInput, ({ body }) => claimOwnerAndSignIn(body));
