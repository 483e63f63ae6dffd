import { route } from "@/lib/http/route";
import { createParity } from "@/lib/survival/parity/create-parity";
import { listParity } from "@/lib/survival/parity/list-parity";
import { createParityInput } from "@/lib/survival/parity/schemas";

export const GET = route({ may: "read" }, ({ caller }) => listParity(caller));

export const POST = route({ may: "launch", body: createParityInput, status: 201 }, ({ caller, body }) => createParity(caller, body));
