import { z } from "zod";
import { exampleFilterSchema, exampleSortSchema } from "@/lib/datasets/examples/example-filter";
import { viewNameSchema, viewQuerySchema } from "@/lib/projects/views/schemas";

const place = z.strictObject({ ...exampleFilterSchema.shape, sort: exampleSortSchema.optional() });
const query = viewQuerySchema(place, "This is no address of a table of examples.");

export const createViewInput = z.object({ name: viewNameSchema, query });
export const updateViewInput = createViewInput.partial();
