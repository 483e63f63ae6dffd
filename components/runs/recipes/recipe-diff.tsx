import { Table } from "@/components/ui/table";
import type { RecipeDifference } from "@/lib/runs/recipes/schemas";

type RecipeDiffProps = { differences: readonly RecipeDifference[]; from: string; to: string; className?: string };

/** What differs, from what, to what. */
export function RecipeDiff({ differences, from, to, className = "" }: RecipeDiffProps) {
  if (differences.length === 0) return <p className={`text-on-surface-2 ${className}`}>They train alike: no setting differs.</p>;
  return (
    <Table
      className={className}
      caption={`What differs between ${from} and ${to}`}
      rows={differences}
      rowKey={({ field }) => field}
      columns={[
        { id: "setting", head: "Setting", onPhone: "lead", width: "180px", cell: ({ label }) => label },
        { id: "from", head: from, onPhone: "below", cell: (one) => <span className="num line-clamp-3 text-on-surface-2">{one.from}</span> },
        { id: "to", head: to, onPhone: "below", cell: (one) => <span className="num line-clamp-3 font-medium">{one.to}</span> },
      ]}
    />
  );
}
