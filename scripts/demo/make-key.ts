import { createApiKey } from "@/lib/accounts/create-api-key";
import { db } from "@/lib/db/client";

/** A key for the demo alone, under a person who nobody can sign in as. Prints the key. */
try {
  const email = "demo@hone.invalid";
  const { id: userId } = await db.user.upsert({ where: { email }, create: { id: "demo", name: "Demo", email, role: "lead" }, update: {} });
  await db.apiKey.deleteMany({ where: { userId } });
  const { key } = await createApiKey({ userId, name: "Demo", email, role: "lead" }, { name: "npm run demo" });
  console.log(key);
} finally {
  await db.$disconnect();
}
