import { AppError } from "@/lib/errors";
import type { Person } from "./caller";
import { findPersonByCookie, findPersonByKey } from "./find-person";
import { type Permission, requirePermission } from "./permissions";
import { requireSameOrigin } from "./same-origin";

/** Who is asking: by session cookie for people, by `Authorization: Bearer hone_…` for programs. The only maker of a `Person`. */
export async function requirePerson(request: Request, may: Permission): Promise<Person> {
  const person = await identify(request);
  requirePermission(person.role, may);
  return person;
}

/** Signed in, whatever their workspace role: what they may do in a project is the project's business. */
export async function identify(request: Request): Promise<Person> {
  const authorization = request.headers.get("authorization");
  if (authorization) {
    const key = /^Bearer (hone_\S+)$/i.exec(authorization)?.[1];
    const person = key ? await findPersonByKey(key) : null;
    if (person) return person;
    throw new AppError(
      "unauthenticated",
      "This API key is unknown or was deleted. Make a new one under API keys and send it as “Authorization: Bearer hone_…”.",
    );
  }
  const person = await findPersonByCookie(request.headers);
  if (!person) throw new AppError("unauthenticated", "You are not signed in, or the session has ended. Sign in and try again.");
  requireSameOrigin(request);
  return person;
}
