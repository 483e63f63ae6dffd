import { redirect } from "next/navigation";
import { pagePerson } from "@/lib/accounts/page-caller";
import { listProjects } from "@/lib/projects/list-projects";
import { routes } from "@/lib/routes";

/** Who has one project is in it at once. */
export default async function HomePage() {
  const projects = await listProjects(await pagePerson());
  const [only] = projects;
  redirect(only && projects.length === 1 ? routes.project(only.id) : routes.projects());
}
