import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { SpecimenBar } from "@/components/specimen/specimen-bar";
import { SpecimenCharts } from "@/components/specimen/specimen-charts";
import { SpecimenControls } from "@/components/specimen/specimen-controls";
import { SpecimenFoundations } from "@/components/specimen/specimen-foundations";
import { SpecimenLayers } from "@/components/specimen/specimen-layers";
import { SpecimenTables } from "@/components/specimen/specimen-tables";
import { PageHead } from "@/components/ui/page-head";
import { StateMark } from "@/components/ui/state-mark";

export const metadata: Metadata = { title: "Specimen", robots: { index: false } };

/** Every part in every state on one page: for pictures, for the accessibility check, and for whoever builds a screen. */
export default function SpecimenPage() {
  return (
    <>
      <SpecimenBar />
      <Page>
        <PageHead
          title="Specimen"
          mark={<StateMark state="ready">Parts only</StateMark>}
          lead="The parts Hone is built from. All figures on this page are made up."
        />
        <div className="mt-6 grid grid-cols-1 items-start gap-10 lg:grid-cols-3">
          <div className="grid min-w-0 grid-cols-1 gap-6">
            <SpecimenFoundations />
          </div>
          <div className="grid min-w-0 grid-cols-1 gap-6">
            <SpecimenControls />
          </div>
          <div className="grid min-w-0 grid-cols-1 gap-6">
            <SpecimenLayers />
          </div>
        </div>
        <div className="mt-10 grid grid-cols-1 gap-8">
          <SpecimenCharts />
          <SpecimenTables />
        </div>
      </Page>
    </>
  );
}
