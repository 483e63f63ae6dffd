import { Button } from "@/components/ui/button";
import { StateIcon } from "@/components/ui/state-icon";
import { cn } from "@/lib/cn";
import type { EvaluationCase } from "@/lib/evaluations/schemas";
import { formatNumber } from "@/lib/format";
import { mark } from "./case-mark";

type CaseListProps = {
  rows: readonly EvaluationCase[];
  total: number;
  openId: string;
  grader: string;
  onOpen: (caseId: string) => void;
  onMore: (() => void) | undefined;
  isLoadingMore: boolean;
};

export function CaseList({ rows, total, openId, grader, onOpen, onMore, isLoadingMore }: CaseListProps) {
  return (
    <div className="max-h-150 overflow-y-auto md:border-r max-md:max-h-60 max-md:border-b">
      <ul aria-label={`${formatNumber(total)} cases`} className="divide-y">
        {rows.map((item) => {
          const asked = item.prompt.findLast(({ role }) => role === "user")?.content ?? "";
          const isOpen = item.id === openId;
          const { state, word } = mark(item.candidate, grader);
          return (
            <li key={item.id}>
              <button
                type="button"
                aria-current={isOpen || undefined}
                onClick={() => onOpen(item.id)}
                className={cn(
                  "block min-h-14 w-full px-5 py-2.5 text-left -outline-offset-2 hover:bg-canvas max-md:px-4",
                  isOpen && "bg-accent-soft shadow-[inset_2px_0_0_var(--accent)] hover:bg-accent-soft",
                )}
              >
                <span className="clamp-1 break-all font-medium">{asked}</span>
                <span className="num mt-0.5 flex items-center gap-1.5 text-on-surface-2 text-xs">
                  Case {formatNumber(item.position)}
                  <StateIcon state={state} className="ml-1.5 size-3" />
                  {word}
                  {item.tags.length > 0 && <span className="clamp-1 break-all text-on-surface-3">{item.tags.join(", ")}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {onMore && (
        <div className="border-t p-3 text-center">
          <Button size="small" busy={isLoadingMore} onClick={onMore}>
            Show more of {formatNumber(total)}
          </Button>
        </div>
      )}
    </div>
  );
}
