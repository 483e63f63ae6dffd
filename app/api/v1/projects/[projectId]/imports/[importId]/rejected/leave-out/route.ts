import { leaveOutRejected } from "@/lib/datasets/imports/leave-out-rejected";
import { leaveOutInput } from "@/lib/datasets/imports/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit", body: leaveOutInput }, ({ caller, id, body }) => leaveOutRejected(caller, id("importId"), body));
