import type { Metadata } from "next";
import { Playground } from "@/components/evaluations/playground/playground";

export const metadata: Metadata = { title: "Playground" };

export default async function PlaygroundPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <Playground {...(await params)} />;
}
