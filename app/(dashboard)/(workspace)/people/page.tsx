import type { Metadata } from "next";
import { PeoplePage } from "@/components/projects/people/people-page";

export const metadata: Metadata = { title: "People" };

export default function WorkspacePeoplePage() {
  return <PeoplePage />;
}
