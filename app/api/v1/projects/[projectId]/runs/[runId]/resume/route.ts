import { route } from "@/lib/http/route";
import { resumeRun } from "@/lib/runs/resume-run";

export const POST = route({ may: "edit" }, ({ caller, id }) => resumeRun(caller, id("runId")));
