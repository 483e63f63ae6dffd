import { createServer, type RequestListener } from "node:http";

export interface LoopbackServer {
  port: number;
  /** Connections, whether anything was asked on them or not. */
  readonly connections: number;
  close: () => Promise<void>;
}

/** A server on this machine that answers as a test says. */
export async function startLoopbackServer(answer: RequestListener): Promise<LoopbackServer> {
  let connections = 0;
  const server = createServer(answer).on("connection", () => void connections++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The server has no port.");
  return {
    port: address.port,
    get connections() {
      return connections;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
