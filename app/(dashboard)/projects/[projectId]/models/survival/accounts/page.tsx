import type { Metadata } from "next";
import { AccountsPage } from "@/components/survival/accounts-page";

export const metadata: Metadata = { title: "Inventory" };

export default async function InventoryPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <AccountsPage {...(await params)} />;
}
