import { listRejectedKinds } from "@/lib/datasets/imports/list-rejected-kinds";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => listRejectedKinds(caller, id("importId")));
