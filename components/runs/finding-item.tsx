import { Button } from "@/components/ui/button";
import { StateIcon } from "@/components/ui/state-icon";
import { formatNumber } from "@/lib/format";
import type { Finding } from "@/lib/runs/schemas";

type FindingItemProps = {
  finding: Finding;
  onShow: ((finding: Finding) => void) | undefined;
  onFix: (contextLength: number) => void;
};

const named = 5;
const said = { failed: "Must change: ", attention: "Worth knowing: ", done: "" };

/** One thing that was looked at, with the examples it is about and what mends it in one press. */
export function FindingItem({ finding, onShow, onFix }: FindingItemProps) {
  const { state, title, detail, rows, rowCount, fix } = finding;
  const more = rowCount - Math.min(named, rows.length);
  return (
    <li className="flex items-start gap-3 py-3">
      <StateIcon state={state} className="mt-0.75" />
      <div className="min-w-0 flex-1">
        <p className={state === "done" ? "text-on-surface-2" : "font-medium"}>
          {said[state] && <span className="sr-only">{said[state]}</span>}
          {title}
        </p>
        {detail && <p className="mt-0.5 text-on-surface-2 text-xs">{detail}</p>}
        {rows.length > 0 && (
          <p className="num mt-0.5 text-on-surface-3 text-xs">
            {rows.length === 1 ? "Example" : "Examples"}{" "}
            {rows
              .slice(0, named)
              .map((row) => formatNumber(row))
              .join(", ")}
            {more > 0 && ` and ${formatNumber(more)} more`}
            {onShow && (
              <Button variant="plain" size="small" className="ml-1" onClick={() => onShow(finding)}>
                Show {rows.length === 1 ? "it" : "them"}
              </Button>
            )}
          </p>
        )}
      </div>
      {fix && (
        <Button variant="quiet" size="small" onClick={() => onFix(fix.contextLength)}>
          {fix.label}
        </Button>
      )}
    </li>
  );
}
