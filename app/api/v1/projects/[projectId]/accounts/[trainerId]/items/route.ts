import { route } from "@/lib/http/route";
import { listItems } from "@/lib/survival/inventory/list-items";
import { listItemsInput } from "@/lib/survival/inventory/schemas";

export const GET = route({ may: "launch", query: listItemsInput }, ({ caller, id, query }) => listItems(caller, id("trainerId"), query));
