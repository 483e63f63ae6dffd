import { ApiError } from "@/lib/http/fetch-json";
import { problemSchema } from "@/lib/http/problem";
import { routes } from "@/lib/routes";
import { type Import, importSchema } from "./schemas";

interface Options {
  format?: "jsonl" | "csv";
  /** From 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** Sends a file from the browser. XMLHttpRequest, because fetch does not say how much has left. */
export function uploadImport(
  projectId: string,
  datasetId: string,
  file: File,
  { format, onProgress, signal }: Options = {},
): Promise<Import> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", routes.api.imports(projectId, datasetId, { fileName: file.name, format }));
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer: unknown = parseJson(request.responseText);
      const imported = importSchema.safeParse(answer);
      if (request.status < 300 && imported.success) return resolve(imported.data);
      const problem = problemSchema.safeParse(answer);
      reject(problem.success ? new ApiError(problem.data) : broken(request.status));
    };
    request.onerror = () => reject(broken(request.status));
    request.onabort = () => reject(signal?.reason ?? broken(0));
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function broken(status: number): ApiError {
  const detail = "The upload broke off, so nothing was kept. Check the connection and choose the file again.";
  return new ApiError({ type: "about:blank", title: "The upload broke off", status, code: "internal", detail, fields: [] });
}
