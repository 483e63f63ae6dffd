import { route } from "@/lib/http/route";
import { downloadSentFile } from "@/lib/runs/download-sent-file";

export const GET = route({ may: "read" }, ({ caller, id }) => downloadSentFile(caller, id("runId"), id("split")));
