import { toProblem } from "./problem";

export function toResponse(error: unknown, request: Request): Response {
  const { problem, isBug } = toProblem(error);
  if (isBug) console.error(`${request.method} ${new URL(request.url).pathname}`, error);
  return Response.json(problem, { status: problem.status, headers: { "content-type": "application/problem+json" } });
}
