import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { PrismaClient } from "./generated/client";

// Web and worker each hold one pool; together they stay far below the 100 connections that Postgres gives by default.
const adapter = new PrismaPg({ connectionString: env.databaseUrl, max: 15, connectionTimeoutMillis: 10_000 });

export const db = new PrismaClient({ adapter });
