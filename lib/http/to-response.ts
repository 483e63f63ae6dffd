import { toProblem } from "./to-problem";

export function toResponse(error: unknown, request: Request): Response {
  const { problem, isBug } = toProblem(error);
  if (isBug) console.error(`${request.method} ${new URL(request.url).pathname}`, error);
  const headers: Record<string, string> = { "content-type": "application/problem+json" };
  if (problem.code === "unavailable") headers["retry-after"] = "5";
  return Response.json(problem, { status: problem.status, headers });
}
