import { route } from "@/lib/http/route";
import { createSweep } from "@/lib/runs/sweeps/create-sweep";
import { getSweep } from "@/lib/runs/sweeps/get-sweep";
import { listSweeps } from "@/lib/runs/sweeps/list-sweeps";
import { createSweepInput, listSweepsInput } from "@/lib/runs/sweeps/schemas";

export const GET = route({ may: "read", query: listSweepsInput }, ({ caller, query }) => listSweeps(caller, query));

export const POST = route({ may: "edit", body: createSweepInput, status: 201, again: getSweep }, ({ caller, body, noteMade }) =>
  createSweep(caller, body, { alongside: noteMade }),
);
