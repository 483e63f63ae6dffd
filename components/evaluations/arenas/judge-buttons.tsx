import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { ArenaChoice } from "@/lib/evaluations/arenas/schemas";
import { judgeChoices } from "./judge-choices";

type JudgeButtonsProps = { busy: boolean; onChoose: (choice: ArenaChoice) => void };

/** On a phone they stay at hand above the tabs, however long the answers are. */
export function JudgeButtons({ busy, onChoose }: JudgeButtonsProps) {
  return (
    <div className="max-md:sticky max-md:bottom-[60px] max-md:z-10 max-md:-mx-4 max-md:border-t max-md:bg-canvas max-md:px-4 max-md:py-3">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw itself around the rows. */}
      <div role="group" aria-label="Your choice" className="grid grid-cols-2 gap-2 md:gap-x-4">
        {judgeChoices.map(({ choice, label, shown }) => (
          <Button key={choice} size="launch" className="w-full max-md:px-2" busy={busy} onClick={() => onChoose(choice)}>
            {label} <Kbd className="max-md:hidden">{shown}</Kbd>
          </Button>
        ))}
        <Button variant="plain" className="col-span-2 justify-self-center" busy={busy} onClick={() => onChoose("skip")}>
          Skip <Kbd className="max-md:hidden">0</Kbd>
        </Button>
      </div>
    </div>
  );
}
