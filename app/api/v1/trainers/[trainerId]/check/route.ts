import { workspaceRoute } from "@/lib/http/route";
import { checkTrainer } from "@/lib/trainers/check-trainer";

export const POST = workspaceRoute({ may: "read" }, ({ person, id }) => checkTrainer(person, id("trainerId")));
