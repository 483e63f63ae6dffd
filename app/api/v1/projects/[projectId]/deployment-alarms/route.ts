import { listAlarms } from "@/lib/deployments/list-alarms";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller }) => listAlarms(caller));
