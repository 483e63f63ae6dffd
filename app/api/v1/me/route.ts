import { personSchema } from "@/lib/accounts/schemas";
import { workspaceRoute } from "@/lib/http/route";

export const GET = workspaceRoute({ may: "read" }, async ({ person }) => personSchema.parse(person));
