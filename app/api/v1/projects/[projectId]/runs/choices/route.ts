import { route } from "@/lib/http/route";
import { listRunChoices } from "@/lib/runs/list/list-run-choices";

export const GET = route({ may: "read" }, ({ caller }) => listRunChoices(caller));
