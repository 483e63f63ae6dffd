import { Check, Hand, Minus } from "lucide-react";
import { cn } from "@/lib/cn";
import type { Capabilities } from "@/lib/trainers/schemas";

const flags: readonly { has: (capabilities: Capabilities) => boolean; word: string; means: string }[] = [
  { has: ({ canPause }) => canPause, word: "Pause", means: "A run can be paused and goes on where it stopped." },
  { has: ({ keepsCheckpoints }) => keepsCheckpoints, word: "Checkpoints", means: "Saved points of a run can be asked like a model." },
  { has: ({ learnsPreferences }) => learnsPreferences, word: "Preferences", means: "Learns from pairs of a better and a worse answer." },
  { has: ({ takesSeed }) => takesSeed, word: "Seed", means: "The same run with the same seed gives the same model, or nearly." },
  { has: ({ learnsTools }) => learnsTools, word: "Tools", means: "Its models can learn to call tools." },
];

type CapabilityMarksProps = { capabilities: Capabilities; explained?: boolean; className?: string };

/** What a trainer can do besides training: a tick or a dash before each word, so that it reads without colour. */
export function CapabilityMarks({ capabilities, explained = false, className }: CapabilityMarksProps) {
  const icon = { className: "size-3.5 shrink-0", strokeWidth: 1.75, "aria-hidden": true } as const;
  return (
    <ul className={cn(explained ? "grid gap-2" : "flex flex-wrap gap-x-3 gap-y-0.5 text-xs", className)}>
      {flags.map(({ has, word, means }) => {
        const can = has(capabilities);
        return (
          <li key={word} className={cn("flex items-start gap-1", !can && "text-on-surface-3")}>
            <span className="flex h-[1lh] items-center">{can ? <Check {...icon} /> : <Minus {...icon} />}</span>
            <span>
              <span className="sr-only">{can ? "" : "Not: "}</span>
              {explained ? means : word}
            </span>
          </li>
        );
      })}
      {capabilities.needsDeployment && (
        <li className="flex items-start gap-1">
          <span className="flex h-[1lh] items-center">
            <Hand {...icon} />
          </span>
          {explained ? "Somebody has to deploy a trained model at the provider before it answers." : "Deployed by hand"}
        </li>
      )}
    </ul>
  );
}
