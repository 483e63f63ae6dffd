// Node 20 hands a thread's first file to no loader, so this one is JavaScript and brings TypeScript up itself.
import { register } from "tsx/esm/api";

register();
await import("./store-thread.ts");
