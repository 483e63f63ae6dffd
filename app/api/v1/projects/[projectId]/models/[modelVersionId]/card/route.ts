import { route } from "@/lib/http/route";
import { getCard } from "@/lib/registry/get-card";

export const GET = route({ may: "read" }, ({ caller, id }) => getCard(caller, id("modelVersionId")));
