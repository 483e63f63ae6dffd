import { deleteApiKey } from "@/lib/accounts/delete-api-key";
import { workspaceRoute } from "@/lib/http/route";

export const DELETE = workspaceRoute({ may: "read" }, ({ person, id }) => deleteApiKey(person, id("apiKeyId")));
