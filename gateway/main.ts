import { startGateway } from "./start-gateway";

const { port, stop } = await startGateway();
console.log(`Ready on port ${port}.`);

let isStopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (isStopping) process.exit(130);
    isStopping = true;
    void stop().then(() => process.exit(0));
  });
}
