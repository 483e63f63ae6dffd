import { route } from "@/lib/http/route";
import { createPassageIndex } from "@/lib/models/passages/create-passage-index";
import { listPassageIndexes } from "@/lib/models/passages/list-passage-indexes";
import { createPassageIndexInput } from "@/lib/models/schemas";

export const GET = route({ may: "read" }, ({ caller }) => listPassageIndexes(caller));

export const POST = route({ may: "launch", body: createPassageIndexInput, status: 201 }, ({ caller, body }) =>
  createPassageIndex(caller, body),
);
