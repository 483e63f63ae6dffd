import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

/** A wire that can be cut: between a process and its database. */
export async function startWire(port: number, host: string) {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(port, host);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: portOf(server.address()),
    cut,
    mend: () => {
      isCut = false;
    },
    close: () => {
      cut();
      server.close();
    },
  };
}

export type Wire = Awaited<ReturnType<typeof startWire>>;

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The wire of this test has no port.");
  return address.port;
}
