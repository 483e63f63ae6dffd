import type { Metadata } from "next";
import { RebaseLinks } from "@/components/evaluations/rebases/rebase-links";
import { RecipeDetail } from "@/components/runs/recipes/recipe-detail";

export const metadata: Metadata = { title: "Recipe" };

export default async function RecipePage({ params }: { params: Promise<{ projectId: string; recipeId: string }> }) {
  const place = await params;
  return <RecipeDetail {...place} further={<RebaseLinks {...place} />} />;
}
