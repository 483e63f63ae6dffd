import type { Role } from "./permissions";

/** Proof that somebody signed in. Made by `requirePerson` alone. */
export interface Person {
  userId: string;
  name: string;
  email: string;
  role: Role;
}

/** Proof that this person may work in this project. Made by `requireCaller` alone; every verb that touches a project takes one first. */
export interface Caller {
  userId: string;
  projectId: string;
  role: Role;
}
