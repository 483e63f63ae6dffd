"use client";

import { Tag as TagIcon, UserX } from "lucide-react";
import { useState } from "react";
import { Avatar } from "../ui/avatar";
import { BulkBar } from "../ui/bulk-bar";
import { Button } from "../ui/button";
import { CodeBlock } from "../ui/code-block";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { DefinitionList } from "../ui/definition-list";
import { InverseButton } from "../ui/inverse-button";
import { Menu } from "../ui/menu";
import { Notice } from "../ui/notice";
import { Popover } from "../ui/popover";
import { Progress } from "../ui/progress";
import { ShareLink } from "../ui/share-link";
import { Tag } from "../ui/tag";
import { useToast } from "../ui/toast";
import { Tooltip } from "../ui/tooltip";
import { SpecimenSection } from "./specimen-section";

export function SpecimenLayers() {
  const [asking, setAsking] = useState(false);
  const [selected, setSelected] = useState(3);
  const { notify, offerUndo } = useToast();

  return (
    <>
      <SpecimenSection title="Notices" hint="What, why, what to do">
        <div className="grid grid-cols-1 gap-2">
          <Notice
            tone="caution"
            icon={<UserX className="size-4" strokeWidth={1.75} aria-hidden="true" />}
            action={
              <button type="button" className="min-h-6 font-medium underline underline-offset-3">
                Replace
              </button>
            }
          >
            The answer names a person. The model may repeat the name.
          </Notice>
          <Notice tone="negative" title="The trainer stopped this run.">
            Your examples and settings are fine. Continue from step 744.
          </Notice>
          <Notice tone="positive">No row of the training split appears in the test split.</Notice>
          <Notice tone="accent">Two people changed this answer. Choose one below.</Notice>
        </div>
      </SpecimenSection>
      <SpecimenSection title="Layers" hint="A dialog only for money, production traffic and deletion">
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setAsking(true)}>Delete 3 examples</Button>
          <Menu
            trigger={<Button>Menu</Button>}
            items={[
              { label: "Open", keys: "Enter", onSelect: () => undefined },
              { label: "Compare with v5", hint: "12 cases differ", onSelect: () => undefined },
              { separator: true },
              { label: "Leave out", negative: true, onSelect: () => undefined },
            ]}
          />
          <Popover label="How this was counted" trigger={<Button>Popover</Button>}>
            <p>Every case was answered three times at temperature 0; the middle answer counts.</p>
          </Popover>
          <Tooltip content="Tells what an icon means">
            <Button>Tooltip</Button>
          </Tooltip>
          <Button
            onClick={() =>
              notify({
                title: "Run 41 is ready: 83.0% correct",
                body: "Cannot be told apart from v7 yet: +0.6 points, 95% interval −2 to +4, 312 cases.",
                actions: [{ label: "See the comparison", onSelect: () => undefined }],
              })
            }
          >
            News
          </Button>
          <Button onClick={() => offerUndo({ title: "3 examples left out", onUndo: () => undefined })}>Undo</Button>
        </div>
        <ConfirmDialog
          open={asking}
          onOpenChange={setAsking}
          title="Delete 3 examples?"
          confirmLabel="Delete 3 examples"
          tone="negative"
          onConfirm={() => setAsking(false)}
        >
          They leave the working copy. Frozen versions keep them, so that old runs stay explained.
        </ConfirmDialog>
        <BulkBar className="static mt-3" count={selected} onClear={() => setSelected(0)}>
          <InverseButton>
            <TagIcon strokeWidth={1.75} aria-hidden="true" /> Tag
          </InverseButton>
        </BulkBar>
      </SpecimenSection>
      <SpecimenSection title="Small print" hint="What everything stands on">
        <div className="flex flex-wrap items-center gap-2">
          <span className="flex -space-x-1.5">
            <Avatar name="Priya Raman" />
            <Avatar name="Ines Duarte" />
            <Avatar name="Tomasz Wolny" />
          </span>
          <Tag>moving house</Tag>
          <Tag>billing</Tag>
          <ShareLink />
        </div>
        <Progress className="mt-3 max-w-40" label="Run 41" value={1240} max={2315} />
        <CodeBlock className="mt-3" label="One line a row">
          {'{"messages": [{"role": "user", "content": "When is my bill due?"}]}'}
        </CodeBlock>
        <DefinitionList
          className="mt-4"
          items={[
            {
              term: "Examples",
              detail: (
                <a href="#content" className="link">
                  Customer messages 12
                </a>
              ),
            },
            { term: "Method", detail: "LoRA, rank 32, alpha 64" },
            { term: "Trainer", detail: "Embedded CPU trainer" },
          ]}
        />
      </SpecimenSection>
    </>
  );
}
