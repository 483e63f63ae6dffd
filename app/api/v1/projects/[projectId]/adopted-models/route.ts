import { route } from "@/lib/http/route";
import { adoptModel } from "@/lib/survival/inventory/adopt-model";
import { adoptModelInput } from "@/lib/survival/inventory/schemas";

export const POST = route({ may: "launch", body: adoptModelInput, status: 201 }, ({ caller, body }) => adoptModel(caller, body));
