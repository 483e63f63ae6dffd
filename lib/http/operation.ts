import type { z } from "zod";
import type { Permission } from "@/lib/accounts/permissions";

/** One method of one address, as the API's description and the access test know it. Each domain lists its own in `operations.ts`. */
export interface Operation {
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** With the names of the folders under `app`: `/api/v1/projects/{projectId}`. */
  path: string;
  summary: string;
  /** `public`: nobody needs to be signed in. */
  may: Permission | "public";
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The body is a file, sent as it is. */
  isUpload?: boolean;
  /** The answer comes as server-sent events; each one's data is what `answer` says. */
  isStream?: boolean;
  /** Absent: 204, nothing to say. */
  answer?: z.ZodType;
  status?: number;
}
