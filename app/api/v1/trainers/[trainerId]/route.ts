import { workspaceRoute } from "@/lib/http/route";
import { deleteTrainer } from "@/lib/trainers/delete-trainer";
import { updateTrainerInput } from "@/lib/trainers/schemas";
import { updateTrainer } from "@/lib/trainers/update-trainer";

export const PATCH = workspaceRoute({ may: "launch", body: updateTrainerInput }, ({ person, id, body }) =>
  updateTrainer(person, id("trainerId"), body),
);

export const DELETE = workspaceRoute({ may: "launch" }, ({ person, id }) => deleteTrainer(person, id("trainerId")));
