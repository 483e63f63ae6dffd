import { workspaceRoute } from "@/lib/http/route";
import { createTrainer } from "@/lib/trainers/create-trainer";
import { listConnections } from "@/lib/trainers/list-connections";
import { createTrainerInput } from "@/lib/trainers/schemas";

export const GET = workspaceRoute({ may: "read" }, ({ person }) => listConnections(person));

export const POST = workspaceRoute({ may: "launch", body: createTrainerInput, status: 201 }, ({ person, body }) =>
  createTrainer(person, body),
);
