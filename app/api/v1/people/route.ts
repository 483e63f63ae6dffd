import { listWorkspacePeople } from "@/lib/accounts/list-workspace-people";
import { workspaceRoute } from "@/lib/http/route";

export const GET = workspaceRoute({ may: "read" }, ({ person }) => listWorkspacePeople(person));
