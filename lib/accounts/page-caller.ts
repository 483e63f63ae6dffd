import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/errors";
import { routes } from "@/lib/routes";
import type { Caller, Person } from "./caller";
import { findPersonByCookie } from "./find-person";
import { callerFor } from "./require-caller";
import { wayBack } from "./way-back";

/** Asked once per page, however many components want to know. */
export const findPagePerson = cache(async (): Promise<Person | null> => findPersonByCookie(await headers()));

/** A page for people who are signed in; others sign in first and come back to exactly the address that they opened. */
export async function pagePerson(): Promise<Person> {
  return (await findPagePerson()) ?? redirect(routes.signIn(wayBack(await headers())));
}

/** A page inside a project. To a stranger it does not exist. */
export async function pageCaller(projectId: string): Promise<Caller> {
  const person = await pagePerson();
  return callerFor(person, projectId, "read").catch(toNotFound);
}

/** A verb's `not_found` as the page that says so: `await getRun(caller, id).catch(toNotFound)`. */
export function toNotFound(error: unknown): never {
  if (error instanceof AppError && error.code === "not_found") notFound();
  throw error;
}
