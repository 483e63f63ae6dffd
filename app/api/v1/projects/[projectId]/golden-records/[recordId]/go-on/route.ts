import { route } from "@/lib/http/route";
import { goOn } from "@/lib/survival/records/go-on";
import { goOnInput } from "@/lib/survival/records/schemas";

export const POST = route({ may: "launch", body: goOnInput }, ({ caller, id, body }) => goOn(caller, id("recordId"), body));
