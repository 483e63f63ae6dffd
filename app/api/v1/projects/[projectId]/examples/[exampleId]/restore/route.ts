import { restoreExample } from "@/lib/datasets/examples/restore-example";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit" }, ({ caller, id }) => restoreExample(caller, id("exampleId")));
