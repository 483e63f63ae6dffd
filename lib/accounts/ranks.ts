import { AppError } from "@/lib/errors";
import { type Role, roleSchema } from "./permissions";

/** Highest first, as the enum lists them. */
const rank = (role: Role) => roleSchema.options.indexOf(role);

/** Nobody gives a role above their own. */
export function mayGive(own: Role, role: Role): boolean {
  return rank(own) <= rank(role);
}

/** Whose role somebody may change or take away: those below them. Owners may everybody's. */
export function mayManage(own: Role, theirs: Role): boolean {
  return own === "owner" || rank(own) < rank(theirs);
}

/** The roles that somebody may give, highest first. */
export function givableRoles(own: Role): Role[] {
  return roleSchema.options.filter((role) => mayGive(own, role));
}

export function requireGivable(own: Role, role: Role): void {
  if (mayGive(own, role)) return;
  throw new AppError("forbidden", `As ${own} you may not make somebody ${role}: nobody gives a role above their own. Ask an owner.`);
}

export function requireManageable(own: Role, theirs: Role): void {
  if (mayManage(own, theirs)) return;
  throw new AppError("forbidden", `As ${own} you may not change or remove somebody who is ${theirs}. Ask an owner.`);
}
