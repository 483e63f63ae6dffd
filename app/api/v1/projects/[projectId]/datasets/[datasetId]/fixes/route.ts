import { fixIssues } from "@/lib/datasets/checks/fix-issues";
import { fixIssuesInput } from "@/lib/datasets/checks/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit", body: fixIssuesInput }, ({ caller, id, body }) => fixIssues(caller, id("datasetId"), body));
