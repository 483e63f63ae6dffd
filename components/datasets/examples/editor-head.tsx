import { X } from "lucide-react";
import { Kbd } from "@/components/ui/kbd";

export function EditorHead({ place, onClose }: { place: string | null; onClose: () => void }) {
  return (
    <header className="sticky top-0 z-10 flex h-12 shrink-0 items-center gap-3 border-b bg-surface pr-2 pl-5 max-md:pl-4">
      <h2 className="section-title">Example</h2>
      {place && <span className="hint num">{place}</span>}
      <span className="hint ml-auto flex items-center gap-1.5 max-md:hidden">
        <Kbd>J</Kbd>
        <Kbd>K</Kbd>
        to move
      </span>
      <button
        type="button"
        aria-label="Close the example"
        onClick={onClose}
        className="grid size-8 place-items-center rounded-md text-on-surface-2 hover:bg-sunken hover:text-on-surface max-md:ml-auto pointer-coarse:size-11"
      >
        <X className="size-4" strokeWidth={1.75} />
      </button>
    </header>
  );
}
