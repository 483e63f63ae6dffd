import { route } from "@/lib/http/route";
import { listTrainers } from "@/lib/trainers/list-trainers";

export const GET = route({ may: "read" }, ({ caller }) => listTrainers(caller));
