import { workspaceRoute } from "@/lib/http/route";
import { testTrainerInput } from "@/lib/trainers/schemas";
import { testTrainer } from "@/lib/trainers/test-trainer";

export const POST = workspaceRoute({ may: "launch", body: testTrainerInput }, ({ person, body }) => testTrainer(person, body));
