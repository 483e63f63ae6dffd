import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import { apiKeySchema, claimOwnerInput, createApiKeyInput, newApiKeySchema, personSchema } from "./schemas";

export const accountOperations: Operation[] = [
  {
    method: "POST",
    path: "/api/v1/owner",
    summary: "Become the first owner with the link from the terminal",
    may: "public",
    body: claimOwnerInput,
    answer: personSchema,
    status: 201,
  },
  { method: "GET", path: "/api/v1/me", summary: "Who is asking", may: "read", answer: personSchema },
  { method: "GET", path: "/api/v1/api-keys", summary: "List your API keys", may: "read", answer: z.array(apiKeySchema) },
  {
    method: "POST",
    path: "/api/v1/api-keys",
    summary: "Create an API key; the answer shows it once",
    may: "read",
    body: createApiKeyInput,
    answer: newApiKeySchema,
    status: 201,
  },
  { method: "DELETE", path: "/api/v1/api-keys/{apiKeyId}", summary: "Delete an API key", may: "read" },
  { method: "GET", path: "/api/v1/openapi.json", summary: "This description", may: "public", answer: z.looseObject({}) },
];
