import { ApiError } from "@/lib/http/fetch-json";
import { problemSchema } from "@/lib/http/problem";

interface Options {
  onProgress: (sentBytes: number) => void;
  signal: AbortSignal;
}

/** Sends one piece of a file from the browser. XMLHttpRequest, because fetch does not say how much has left. */
export function sendChunk(url: string, bytes: Blob, { onProgress, signal }: Options): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open("PUT", url);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded }) => onProgress(Math.min(loaded, bytes.size));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) return resolve();
      const problem = problemSchema.safeParse(parseJson(request.responseText));
      reject(problem.success ? new ApiError(problem.data) : unreachable(request.status));
    };
    request.onerror = () => reject(unreachable(503));
    request.ontimeout = () => reject(unreachable(503));
    request.onabort = () => reject(signal.reason ?? unreachable(0));
    request.onloadend = () => signal.removeEventListener("abort", abort);
    // A line that is silent for this long is not slow but gone.
    request.timeout = 120_000;
    signal.addEventListener("abort", abort, { once: true });
    request.send(bytes);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unreachable(status: number): ApiError {
  const detail = "Hone does not answer. What was sent is kept; the upload goes on as soon as the connection is back.";
  return new ApiError({
    type: "about:blank",
    title: "The connection is gone",
    status: status || 503,
    code: "unavailable",
    detail,
    fields: [],
  });
}
