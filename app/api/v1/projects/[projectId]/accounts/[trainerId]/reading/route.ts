import { route } from "@/lib/http/route";
import { startReading } from "@/lib/survival/inventory/start-reading";

export const POST = route({ may: "launch" }, ({ caller, id }) => startReading(caller, id("trainerId")));
