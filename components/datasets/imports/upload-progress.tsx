import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { formatBytes, formatDuration } from "@/lib/format";
import { leftWords, paceOf } from "./pace";
import type { Sending } from "./use-upload";

type UploadProgressProps = { sending: Sending; onPause: () => void; onCancel: () => void };

export function UploadProgress({ sending: { file, progress, points }, onPause, onCancel }: UploadProgressProps) {
  const sent = progress?.sentBytes ?? 0;
  const pace = paceOf(points, file.size);
  const isChecking = progress?.phase === "checking";
  const isWaiting = progress?.phase === "waiting";
  const quarter = Math.floor((sent / Math.max(1, file.size)) * 4) * 25;

  return (
    <div className="panel grid gap-3 p-6">
      <p className="text-base">
        {isChecking ? "Reading" : "Sending"} <strong className="break-words font-semibold">{file.name}</strong>
      </p>
      <Progress label={`Sent of ${file.name}`} value={sent} max={file.size} tone={isWaiting ? "ink" : "accent"} />
      <p className="hint num">
        {formatBytes(sent)} of {formatBytes(file.size)}
        {pace && !isChecking && !isWaiting && `, ${formatBytes(pace.perSecond)} per second`}
        {pace?.left && !isChecking && !isWaiting && `, ${leftWords(pace.left)}`}
      </p>
      {/* Politely and seldom: a reader hears four steps, not every megabyte. */}
      <p role="status" className={isWaiting || isChecking ? "text-on-surface-2" : "sr-only"}>
        {isWaiting
          ? `The connection is gone. It is tried again${waitWords(progress?.retryAt)}; what was sent is kept.`
          : isChecking
            ? "Everything is here. The file is read through once."
            : `${quarter}% sent`}
      </p>
      {(progress?.resumedBytes ?? 0) > 0 && <p className="hint">{formatBytes(progress?.resumedBytes ?? 0)} were here from last time.</p>}
      {!isChecking && (
        <div className="flex flex-wrap items-center gap-2">
          <Button onClick={onPause}>Pause</Button>
          <Button variant="plain" onClick={onCancel}>
            Cancel
          </Button>
          <span className="hint">Paused, or with this page closed, what was sent stays for a day.</span>
        </div>
      )}
    </div>
  );
}

function waitWords(retryAt: Date | undefined): string {
  const leftMs = (retryAt?.getTime() ?? 0) - Date.now();
  return leftMs > 1_000 ? ` in ${formatDuration(Math.ceil(leftMs / 1_000) * 1_000)}` : "";
}
