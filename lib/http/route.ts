import type { z } from "zod";
import type { Caller, Person } from "@/lib/accounts/caller";
import type { Permission } from "@/lib/accounts/permissions";
import { requireCaller } from "@/lib/accounts/require-caller";
import { requirePerson } from "@/lib/accounts/require-person";
import { AppError } from "@/lib/errors";
import type { NoteMade } from "./hold-claim";
import { answerOnce } from "./idempotency";
import { readJson } from "./read-json";
import { toResponse } from "./to-response";

type Params = Record<string, string>;
type Schema = z.ZodType | undefined;
type Parsed<S extends Schema> = S extends z.ZodType ? z.infer<S> : undefined;

interface Input<Q extends Schema, B extends Schema> {
  /** An id from the address by its folder's name: `id("runId")` for `[runId]`. */
  id: (name: string) => string;
  query: Parsed<Q>;
  body: Parsed<B>;
  request: Request;
  /** For the transaction that makes what the route answers with; it needs `again`. */
  noteMade: NoteMade;
}

interface Options<Q extends Schema, B extends Schema> {
  may: Permission;
  query?: Q;
  body?: B;
  status?: number;
  /** The answer holds a key or a link that is shown once and never stored. */
  isSecret?: boolean;
}

interface Context {
  params: Promise<Params>;
}

/** An address inside a project: who is asking, what they sent, which verb answers. */
export function route<Q extends Schema = undefined, B extends Schema = undefined>(
  options: Options<Q, B> & {
    /** What somebody gets who repeats a request under its Idempotency-Key, when all that is left of the first is what it made. */
    again?: (caller: Caller, id: string) => Promise<unknown>;
  },
  verb: (input: Input<Q, B> & { caller: Caller }) => Promise<unknown>,
) {
  const { again } = options;
  return edge(options, async (request, params) => {
    const caller = await requireCaller(request, required(params, "projectId"), options.may);
    return {
      userId: caller.userId,
      run: (input) => verb({ ...input, caller }),
      ...(again ? { again: (id: string) => again(caller, id) } : {}),
    };
  });
}

/** An address of the workspace, outside any project. */
export function workspaceRoute<Q extends Schema = undefined, B extends Schema = undefined>(
  options: Options<Q, B>,
  verb: (input: Input<Q, B> & { person: Person }) => Promise<unknown>,
) {
  return edge(options, async (request) => {
    const person = await requirePerson(request, options.may);
    return { userId: person.userId, run: (input) => verb({ ...input, person }) };
  });
}

interface Admitted<Q extends Schema, B extends Schema> {
  userId: string;
  run: (input: Input<Q, B>) => Promise<unknown>;
  again?: (id: string) => Promise<unknown>;
}

function edge<Q extends Schema, B extends Schema>(
  { query, body, status = 200, isSecret = false }: Options<Q, B>,
  admit: (request: Request, params: Params) => Promise<Admitted<Q, B>>,
) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      const params = await context.params;
      if (request.url.includes("%00")) throw new AppError("invalid", "The address holds a NUL character. Remove “%00” from it.");
      const { userId, run, again } = await admit(request, params);
      const parsedQuery = parse(query, Object.fromEntries(new URL(request.url).searchParams));
      const json = body ? await readJson(request) : undefined;
      const input = { id: (name: string) => required(params, name), query: parsedQuery, body: parse(body, json), request };
      return await answerOnce({ request, userId, body: json, status, isSecret, again }, (noteMade) => run({ ...input, noteMade }));
    } catch (error) {
      return toResponse(error, request);
    }
  };
}

/** `undefined` in, `undefined` out: the conditional type says so, the compiler cannot follow it. */
function parse<S extends Schema>(schema: S | undefined, value: unknown): Parsed<S> {
  return (schema ? schema.parse(value) : undefined) as Parsed<S>;
}

function required(params: Params, name: string): string {
  const id = params[name];
  if (id === undefined) throw new Error(`This address has no [${name}].`);
  return id;
}
