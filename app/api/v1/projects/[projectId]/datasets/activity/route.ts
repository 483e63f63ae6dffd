import { listActivity } from "@/lib/datasets/list-activity";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller }) => listActivity(caller));
