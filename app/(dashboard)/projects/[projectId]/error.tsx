"use client";

import { PageFault } from "@/components/layout/page-fault";

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <PageFault {...(error.digest ? { reference: error.digest } : {})} onRetry={reset} />;
}
