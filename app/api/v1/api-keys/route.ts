import { createApiKey } from "@/lib/accounts/create-api-key";
import { listApiKeys } from "@/lib/accounts/list-api-keys";
import { createApiKeyInput } from "@/lib/accounts/schemas";
import { workspaceRoute } from "@/lib/http/route";

export const GET = workspaceRoute({ may: "read" }, ({ person }) => listApiKeys(person));

export const POST = workspaceRoute({ may: "read", body: createApiKeyInput, status: 201, isSecret: true }, ({ person, body }) =>
  createApiKey(person, body),
);
