import type { Metadata } from "next";
import { ReviewPage } from "@/components/datasets/reviews/review-page";

export const metadata: Metadata = { title: "Review" };

export default async function DatasetReviewPage({ params }: { params: Promise<{ projectId: string; datasetId: string }> }) {
  return <ReviewPage {...(await params)} />;
}
