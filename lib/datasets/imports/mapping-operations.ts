import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import { savedMappingSchema, saveMappingInput } from "./schemas";

const mappings = "/api/v1/projects/{projectId}/import-mappings";

export const mappingOperations: Operation[] = [
  { method: "GET", path: mappings, summary: "List saved mappings of columns, by name", may: "read", answer: z.array(savedMappingSchema) },
  {
    method: "POST",
    path: mappings,
    summary: "Save what the columns of such files mean; the same name is overwritten",
    may: "edit",
    body: saveMappingInput,
    answer: savedMappingSchema,
    status: 201,
  },
  { method: "DELETE", path: `${mappings}/{mappingId}`, summary: "Forget a saved mapping", may: "edit" },
];
