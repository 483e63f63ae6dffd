import type { Column } from "./table-types";

const places = {
  lead: "max-md:col-start-1 max-md:row-start-1",
  aside: "max-md:col-start-2 max-md:row-start-1 max-md:text-right",
  below: "max-md:col-span-2 max-md:col-start-1 max-md:pt-1 max-md:text-left",
  hide: "max-md:hidden",
};

type Place = Column<unknown>["onPhone"];

/** Rows turn into cards where a column says what leads; a column may also just be left out. */
export function makesCards(columns: readonly { onPhone?: Place }[]): boolean {
  return columns.some(({ onPhone }) => onPhone !== undefined && onPhone !== "hide");
}

export function phoneCell(place: Place, cards: boolean): string {
  if (!cards) return place === "hide" ? "max-md:hidden" : "";
  return `max-md:block max-md:p-0 max-md:first:pl-0 max-md:last:pr-0 ${places[place ?? "below"]}`;
}
