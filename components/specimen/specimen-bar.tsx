"use client";

import { useState } from "react";
import { AppBar } from "../layout/app-bar";
import { Palette } from "../ui/palette";

const chapters = ["Overview", "Data", "Runs", "Models", "Evaluations", "Deployments"];
const short: Record<string, string> = { Evaluations: "Evaluate", Deployments: "Deploy" };

export function SpecimenBar() {
  const [searching, setSearching] = useState(false);
  const go = (label: string) => () => {
    window.location.hash = label.toLowerCase();
  };

  return (
    <>
      <AppBar
        home="#content"
        project={{ id: "triage", name: "Support triage" }}
        projects={[{ id: "triage", name: "Support triage", href: "#triage" }]}
        chapters={chapters.map((label, index) => ({
          href: `#${label.toLowerCase()}`,
          label,
          current: index === 0,
          ...(short[label] ? { shortLabel: short[label] } : {}),
          ...(label === "Models" ? { mark: { state: "attention" as const, label: "2 models retire in 52 days" } } : {}),
        }))}
        user={{ name: "Priya Raman", email: "priya@aldermoor.example" }}
        onSignOut={() => undefined}
        onSearch={() => setSearching(true)}
      />
      <Palette
        open={searching}
        onOpenChange={setSearching}
        groups={[
          { heading: "Go to", items: chapters.map((label) => ({ id: label, label, keys: `G ${label.charAt(0)}`, onSelect: go(label) })) },
          { heading: "Do", items: [{ id: "run", label: "Start a run", hint: "no charge", onSelect: go("runs") }] },
        ]}
      />
    </>
  );
}
