import type { Operation } from "@/lib/http/operation";
import { setShadowInput, shadowSchema } from "./schemas";

const shadow = "/api/v1/projects/{projectId}/deployments/{deploymentId}/shadow";

export const shadowOperations: Operation[] = [
  { method: "GET", path: shadow, summary: "Read how the shadow answers beside what is served", may: "read", answer: shadowSchema },
  {
    method: "PUT",
    path: shadow,
    summary: "Mirror a part of the requests to a variant that serves nobody, or nothing",
    may: "launch",
    body: setShadowInput,
    answer: shadowSchema,
  },
];
