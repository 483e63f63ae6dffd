import type { Metadata } from "next";
import { BenchmarkDetail } from "@/components/evaluations/benchmarks/benchmark-detail";

export const metadata: Metadata = { title: "Benchmark" };

export default async function BenchmarkDetailPage({ params }: { params: Promise<{ projectId: string; benchmarkId: string }> }) {
  return <BenchmarkDetail {...(await params)} />;
}
