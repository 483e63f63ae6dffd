import type { z } from "zod";
import { readJson } from "./read-json";
import { toResponse } from "./to-response";

/** An address that nobody needs to be signed in for. There are few, and each has its reason. */
export function publicRoute<B extends z.ZodType>(body: B, verb: (input: { body: z.infer<B>; request: Request }) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    try {
      return await verb({ body: body.parse(await readJson(request)), request });
    } catch (error) {
      return toResponse(error, request);
    }
  };
}
