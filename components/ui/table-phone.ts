import type { Column } from "./table-types";

const places = {
  lead: "max-md:col-start-1 max-md:row-start-1",
  aside: "max-md:col-start-2 max-md:row-start-1 max-md:text-right",
  below: "max-md:col-span-2 max-md:col-start-1 max-md:pt-1 max-md:text-left",
  hide: "max-md:hidden",
};

export function phoneCell(place: Column<unknown>["onPhone"]): string {
  return `max-md:block max-md:p-0 max-md:first:pl-0 max-md:last:pr-0 ${places[place ?? "below"]}`;
}
