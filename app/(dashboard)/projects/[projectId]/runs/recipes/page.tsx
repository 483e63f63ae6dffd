import type { Metadata } from "next";
import { RecipeList } from "@/components/runs/recipes/recipe-list";

export const metadata: Metadata = { title: "Recipes" };

export default async function RecipesPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <RecipeList {...(await params)} />;
}
