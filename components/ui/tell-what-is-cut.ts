import type { PointerEvent } from "react";

/** Whoever points at a line that is cut off reads all of it. To a screen reader it was there before. */
export function tellWhatIsCut({ target }: PointerEvent): void {
  const line = target instanceof Element ? target.closest<HTMLElement>(".cut") : null;
  // Some say more than they show; theirs stays.
  if (!line || (line.title !== "" && line.dataset.told === undefined)) return;
  const isCut = line.scrollWidth > line.clientWidth;
  line.title = isCut ? (line.textContent ?? "") : "";
  line.dataset.told = "";
}
