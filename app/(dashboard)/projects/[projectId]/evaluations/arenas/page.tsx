import type { Metadata } from "next";
import { ArenaList } from "@/components/evaluations/arenas/arena-list";

export const metadata: Metadata = { title: "Arenas" };

export default async function ArenasPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <ArenaList {...(await params)} />;
}
