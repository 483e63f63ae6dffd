import type { Metadata } from "next";
import { ChangeBenchmark } from "@/components/evaluations/benchmarks/change-benchmark";

export const metadata: Metadata = { title: "Change a benchmark" };

export default async function ChangeBenchmarkPage({ params }: { params: Promise<{ projectId: string; benchmarkId: string }> }) {
  return <ChangeBenchmark {...(await params)} />;
}
