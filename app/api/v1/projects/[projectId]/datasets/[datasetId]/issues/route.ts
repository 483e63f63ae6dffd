import { ignoreIssues } from "@/lib/datasets/checks/ignore-issues";
import { listIssues } from "@/lib/datasets/checks/list-issues";
import { ignoreIssuesInput, listIssuesInput } from "@/lib/datasets/checks/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: listIssuesInput }, ({ caller, id, query }) => listIssues(caller, id("datasetId"), query));

export const PATCH = route({ may: "edit", body: ignoreIssuesInput }, ({ caller, id, body }) => ignoreIssues(caller, id("datasetId"), body));
