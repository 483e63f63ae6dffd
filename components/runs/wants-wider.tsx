import { EmptyState } from "@/components/ui/empty-state";
import { ShareLink } from "@/components/ui/share-link";

/** On a phone a run can be followed and stopped, not set up. */
export function WantsWider() {
  return (
    <EmptyState title="Setting up a run wants a wider screen." action={<ShareLink label="Copy the link to send it" />}>
      Recipe, examples and price stand side by side there. Open this page on a laptop; what is saved as a draft waits for you.
    </EmptyState>
  );
}
