import type { Role } from "@/lib/accounts/permissions";

/** What each role is for, in the workspace and in a project. */
export const roleWords: Record<Role, { label: string; workspace: string; project: string }> = {
  owner: {
    label: "Owner",
    workspace: "At home in every project, sets budgets and makes other owners.",
    project: "Everything in this project, its budget and deleting it included.",
  },
  lead: {
    label: "Lead",
    workspace: "Creates projects, connects trainers and invites people.",
    project: "Approves runs above the limit, evaluates, and lets people in.",
  },
  expert: {
    label: "Expert",
    workspace: "Works in the projects they are let into.",
    project: "Writes and reviews examples, and sets up runs within the limit.",
  },
  viewer: {
    label: "Viewer",
    workspace: "Reads the projects they are let into.",
    project: "Reads everything and changes nothing.",
  },
};
