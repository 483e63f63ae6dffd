import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import {
  compareRecipesQuery,
  createRecipeInput,
  mappedRecipeSchema,
  mapRecipeQuery,
  recipeDifferenceSchema,
  recipeSchema,
  saveRunRecipeInput,
  updateRecipeInput,
} from "./schemas";

const project = "/api/v1/projects/{projectId}";
const recipes = `${project}/recipes`;
const recipe = `${recipes}/{recipeId}`;

export const recipeOperations: Operation[] = [
  { method: "GET", path: recipes, summary: "List saved recipes, last changed first", may: "read", answer: z.array(recipeSchema) },
  { method: "POST", path: recipes, summary: "Save a recipe", may: "launch", body: createRecipeInput, answer: recipeSchema, status: 201 },
  {
    method: "GET",
    path: `${recipes}/comparison`,
    summary: "What differs between two recipes",
    may: "read",
    query: compareRecipesQuery,
    answer: z.array(recipeDifferenceSchema),
  },
  { method: "GET", path: recipe, summary: "Read a recipe", may: "read", answer: recipeSchema },
  {
    method: "PATCH",
    path: recipe,
    summary: "Rename, change, archive or bring back a recipe",
    may: "launch",
    body: updateRecipeInput,
    answer: recipeSchema,
  },
  {
    method: "GET",
    path: `${recipe}/elsewhere`,
    summary: "A recipe as another trainer and base model would take it, and what that changes",
    may: "read",
    query: mapRecipeQuery,
    answer: mappedRecipeSchema,
  },
  {
    method: "POST",
    path: `${project}/runs/{runId}/recipe`,
    summary: "Save how a run was trained as a recipe",
    may: "launch",
    body: saveRunRecipeInput,
    answer: recipeSchema,
    status: 201,
  },
];
