import { route } from "@/lib/http/route";
import { getAccount } from "@/lib/survival/inventory/get-account";

export const GET = route({ may: "launch" }, ({ caller, id }) => getAccount(caller, id("trainerId")));
