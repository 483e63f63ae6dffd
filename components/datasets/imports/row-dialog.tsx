import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

type RowDialogProps = {
  title: string;
  description: string;
  /** What the one button does. */
  action: string;
  busy?: boolean;
  error?: string | null;
  onSubmit: () => void;
  onLeaveOut: () => void;
  onClose: () => void;
  children: ReactNode;
};

export function RowDialog({ title, description, action, busy = false, error, onSubmit, onLeaveOut, onClose, children }: RowDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="wide"
      title={title}
      description={description}
      footer={
        <>
          <span className="hint mr-auto self-center max-md:hidden">
            <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> {action.toLowerCase()}
          </span>
          <Button variant="plain" onClick={onLeaveOut}>
            Leave out
          </Button>
          <Button variant="primary" busy={busy} onClick={onSubmit}>
            {action}
          </Button>
        </>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSubmit();
        }}
      >
        {error && (
          <p role="alert" className="text-negative">
            {error}
          </p>
        )}
        {children}
      </form>
    </Dialog>
  );
}
