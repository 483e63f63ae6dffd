import { route } from "@/lib/http/route";
import { listAccounts } from "@/lib/survival/inventory/list-accounts";

export const GET = route({ may: "launch" }, ({ caller }) => listAccounts(caller));
