import { AppError } from "@/lib/errors";
import { connectionFields } from "./connection-fields";
import type { ConnectionKind, ConnectionSettings } from "./schemas";

export function requireSettings(kind: ConnectionKind, settings: ConnectionSettings): void {
  const fields = connectionFields[kind].flatMap(({ name, missing }) =>
    settings[name] ? [] : [{ field: `settings.${name}`, problem: missing }],
  );
  if (fields.length > 0) throw new AppError("invalid", fields.map(({ problem }) => problem).join(" "), fields);
}
