import { Page } from "@/components/layout/page";
import { PageSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <Page>
      <PageSkeleton label="Loading the page" />
    </Page>
  );
}
