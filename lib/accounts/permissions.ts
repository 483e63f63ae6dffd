import { z } from "zod";

export const roleSchema = z.enum(["owner", "lead", "expert", "viewer"]);
export type Role = z.infer<typeof roleSchema>;

/** What a route asks for; each step includes the ones before it. */
export const permissions = ["read", "edit", "launch", "administer"] as const;
export type Permission = (typeof permissions)[number];

const allowed: Record<Role, readonly Permission[]> = {
  viewer: ["read"],
  expert: ["read", "edit"],
  lead: ["read", "edit", "launch"],
  owner: ["read", "edit", "launch", "administer"],
};

export function mayDo(role: Role, permission: Permission): boolean {
  return allowed[role].includes(permission);
}
