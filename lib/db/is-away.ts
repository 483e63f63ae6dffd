import { z } from "zod";

const layerSchema = z
  .object({
    code: z.unknown(),
    message: z.unknown(),
    kind: z.unknown(),
    originalCode: z.unknown(),
    cause: z.unknown(),
    meta: z.object({ driverAdapterError: z.unknown() }).partial().catch({}),
    body: z.object({ cause: z.unknown() }).partial().catch({}),
  })
  .partial();

/** Of Prisma; of Postgres when it stops, starts, is killed or has no connection left; of the socket. */
const codes = /^(P1001|P1002|P1008|P1017|P2037|57P0[123]|53300|08\d{3}|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const kinds = /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;
/** What the driver throws without any code. */
const words =
  /^((read |write |connect )?(ECONNRESET|ECONNREFUSED|EPIPE)\b|Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** Whether Postgres went away, is starting or has no connection to give: the same will work again later. */
export function isDatabaseAway(error: unknown): boolean {
  let failure = error;
  for (let depth = 0; depth < 6; depth++) {
    const { data } = layerSchema.safeParse(failure);
    if (!data) return false;
    if (codes.test(String(data.code)) || codes.test(String(data.originalCode)) || kinds.test(String(data.kind))) return true;
    if (words.test(String(data.message))) return true;
    // Prisma keeps what its driver said in `meta`, the sign-in library in its `body`.
    failure = data.cause ?? data.meta?.driverAdapterError ?? data.body?.cause;
  }
  return false;
}
