"use client";

import { PageFault } from "@/components/layout/page-fault";

export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return <PageFault {...(error.digest ? { reference: error.digest } : {})} onRetry={retry} />;
}
