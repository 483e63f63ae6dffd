import { previewGradersInput } from "@/lib/evaluations/benchmarks/schemas";
import { previewGraders } from "@/lib/evaluations/graders/preview-graders";
import { route } from "@/lib/http/route";

export const POST = route({ may: "launch", body: previewGradersInput }, ({ caller, body, request }) =>
  previewGraders(caller, body, request.signal),
);
