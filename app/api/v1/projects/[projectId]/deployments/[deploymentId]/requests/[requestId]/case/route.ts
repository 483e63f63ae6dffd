import { addToBenchmark } from "@/lib/deployments/collect/add-to-benchmark";
import { addToBenchmarkInput } from "@/lib/deployments/collect/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "launch", body: addToBenchmarkInput, status: 201 }, ({ caller, id, body }) =>
  addToBenchmark(caller, id("deploymentId"), id("requestId"), body),
);
