import { route } from "@/lib/http/route";
import { streamQuery } from "@/lib/runs/schemas";
import { streamRun } from "@/lib/runs/stream-run";

export const GET = route({ may: "read", query: streamQuery }, ({ caller, id, query, request }) =>
  streamRun(caller, id("runId"), { after: query.after, request }),
);
