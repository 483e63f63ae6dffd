import type { Metadata } from "next";
import { BenchmarkList } from "@/components/evaluations/benchmarks/benchmark-list";

export const metadata: Metadata = { title: "Benchmarks" };

export default async function BenchmarkListPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <BenchmarkList {...(await params)} />;
}
