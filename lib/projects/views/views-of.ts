import type { Caller } from "@/lib/accounts/caller";
import type { ViewedList } from "./schemas";

export const viewsOf = ({ projectId }: Caller, { datasetId }: ViewedList) => ({ projectId, listId: datasetId ?? projectId });
