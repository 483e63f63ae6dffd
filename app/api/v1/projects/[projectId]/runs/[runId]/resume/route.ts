import { route } from "@/lib/http/route";
import { resumeRun } from "@/lib/runs/resume-run";

export const POST = route({ may: "launch" }, ({ caller, id }) => resumeRun(caller, id("runId")));
