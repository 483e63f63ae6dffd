import { z } from "zod";
import { AppError } from "@/lib/errors";

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

const needed: Record<Permission, string> = {
  read: "look at this",
  edit: "change examples or set up runs: that takes an expert, a lead or an owner",
  launch: "approve runs, start evaluations or projects, or look after what others started: that takes a lead or an owner",
  administer: "administer this: that takes an owner",
};

export function mayDo(role: Role, permission: Permission): boolean {
  return allowed[role].includes(permission);
}

export function requirePermission(role: Role, permission: Permission): void {
  if (mayDo(role, permission)) return;
  throw new AppError("forbidden", `As ${role} you may not ${needed[permission]}. Ask an owner of the workspace for that role.`);
}
