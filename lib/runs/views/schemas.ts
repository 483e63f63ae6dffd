import { z } from "zod";
import { viewNameSchema, viewQuerySchema } from "@/lib/projects/views/schemas";
import { runPlaceSchema } from "../list/run-place";

const query = viewQuerySchema(runPlaceSchema, "This is no address of the list of runs.");

export const createRunViewInput = z.object({ name: viewNameSchema, query });
export const updateRunViewInput = createRunViewInput.partial();
