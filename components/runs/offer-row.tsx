import { RadioGroup } from "radix-ui";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";
import { formatCount } from "@/lib/format";
import type { Offer } from "@/lib/runs/offers/schemas";
import type { TrainerInfo } from "@/lib/trainers/schemas";
import { costRange } from "./cost-range";
import { durationRange } from "./duration-range";
import { endWords } from "./end-words";

type OfferRowProps = {
  trainer: TrainerInfo;
  offer: Offer | undefined;
  failure: string | null;
  isChosen: boolean;
  /** Seconds at the right end of the axis that all rows share. */
  end: number;
};

export function OfferRow({ trainer, offer, failure, isChosen, end }: OfferRowProps) {
  const ends = offer && endWords(offer);
  const problem = failure ?? offer?.problem ?? null;
  // What stands in the way of the chosen one is said among the checks; it may be the recipe that has to change.
  const isClosed = problem !== null && !isChosen;
  return (
    <div
      className={cn(
        "grid grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-3 border-b px-4 py-2 last:border-0",
        isChosen && "bg-accent-soft shadow-[inset_2px_0_0_var(--accent)]",
      )}
    >
      <RadioGroup.Item
        value={trainer.id}
        id={`offer-${trainer.id}`}
        disabled={isClosed || !offer?.baseModel}
        className="relative grid size-4 place-items-center rounded-full border border-line-strong bg-surface before:absolute before:-inset-1.5 data-[state=checked]:border-accent data-[disabled]:border-dashed"
      >
        <RadioGroup.Indicator className="size-2 rounded-full bg-accent" />
      </RadioGroup.Item>
      <label htmlFor={`offer-${trainer.id}`} className="min-w-0">
        <span className={cn("block truncate font-medium", isClosed && "text-on-surface-3")}>{trainer.name}</span>
        <span className="block truncate text-on-surface-3 text-xs">{offer ? facts(trainer, offer) : "being asked"}</span>
        {ends && <span className="block text-on-surface-2 text-xs">{ends}</span>}
      </label>
      {problem !== null ? (
        <p className="line-clamp-2 max-w-55 text-right text-on-surface-2 text-xs" title={problem}>
          {problem}
        </p>
      ) : offer ? (
        <Figures offer={offer} isChosen={isChosen} end={end} />
      ) : (
        <Skeleton className="w-40" />
      )}
    </div>
  );
}

function facts({ capabilities }: TrainerInfo, { keepsWeights, earlierRuns }: Offer): string {
  const keeps = keepsWeights ? "you keep the weights" : "you keep a name there";
  const where = capabilities.isLocal ? "your own" : keeps;
  return earlierRuns > 0 ? `${where}, ${formatCount(earlierRuns, "run")} before yours` : `${where}, no run before yours`;
}

function Figures({ offer: { estimate, counting }, isChosen, end }: { offer: Offer; isChosen: boolean; end: number }) {
  if (!estimate) return <span className="text-on-surface-2 text-xs">{counting ? "examples are being counted" : "nothing to say yet"}</span>;
  const { seconds, usd } = estimate;
  const at = (value: number) => `${(100 * value) / end}%`;
  return (
    <div className="grid grid-cols-[auto_84px_92px] items-center gap-3">
      <span className={cn("num text-right", usd?.[1] !== 0 && "font-medium")}>{costRange(usd)}</span>
      <span className="relative h-px bg-grid" aria-hidden="true">
        {seconds && end > 0 && (
          <span
            className={cn("absolute -top-0.5 h-1.25", isChosen ? "bg-accent" : "bg-baseline")}
            style={{ left: at(seconds[0]), width: `max(3px, ${at(seconds[1] - seconds[0])})` }}
          />
        )}
      </span>
      <span className="num whitespace-nowrap text-right text-on-surface-2 text-xs">
        {seconds ? durationRange(seconds) : "time not known"}
      </span>
    </div>
  );
}
