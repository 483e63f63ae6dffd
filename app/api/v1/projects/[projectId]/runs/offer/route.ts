import { route } from "@/lib/http/route";
import { getOffer } from "@/lib/runs/offers/get-offer";
import { createRunInput } from "@/lib/runs/schemas";

export const POST = route({ may: "read", body: createRunInput }, ({ caller, body }) => getOffer(caller, body));
