import type { StateName } from "@/components/ui/state-icon";
import { StateMark } from "@/components/ui/state-mark";
import type { Stage } from "@/lib/models/schemas";
import { stageWords } from "@/lib/models/stages/stage-words";

const states: Record<Stage, StateName> = { candidate: "open", staging: "ready", production: "live", archived: "stopped" };

export function StageMark({ stage, className }: { stage: Stage; className?: string }) {
  return (
    <StateMark state={states[stage]} {...(className ? { className } : {})}>
      {stageWords[stage].label}
    </StateMark>
  );
}
