import { workspaceRoute } from "@/lib/http/route";
import { listTemplates } from "@/lib/templates/list-templates";
import { startFromTemplateInput } from "@/lib/templates/schemas";
import { startFromTemplate } from "@/lib/templates/start-from-template";

export const GET = workspaceRoute({ may: "read" }, () => listTemplates());

export const POST = workspaceRoute({ may: "launch", body: startFromTemplateInput, status: 201 }, ({ person, body }) =>
  startFromTemplate(person, body),
);
