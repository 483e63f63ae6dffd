import type { Metadata } from "next";
import { StartProject } from "@/components/templates/start-project";

export const metadata: Metadata = { title: "New project" };

export default function NewProjectPage() {
  return <StartProject />;
}
