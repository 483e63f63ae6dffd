import { route } from "@/lib/http/route";
import { listPeople } from "@/lib/projects/list-people";

export const GET = route({ may: "read" }, ({ caller }) => listPeople(caller));
