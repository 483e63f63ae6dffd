import type { Metadata } from "next";
import { NewBenchmark } from "@/components/evaluations/benchmarks/new-benchmark";

export const metadata: Metadata = { title: "New benchmark" };

export default async function NewBenchmarkPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <NewBenchmark {...(await params)} />;
}
