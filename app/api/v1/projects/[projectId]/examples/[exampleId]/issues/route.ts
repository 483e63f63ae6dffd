import { listExampleIssues } from "@/lib/datasets/checks/list-example-issues";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => listExampleIssues(caller, id("exampleId")));
