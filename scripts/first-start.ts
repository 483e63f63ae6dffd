import { createOwnerLink } from "@/lib/accounts/create-owner-link";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/enqueue";

/**
 * What only an empty workspace needs: a link for its first owner, and, when asked for with "--sample", a project to watch.
 * Prints the token alone, or nothing when there is an owner.
 */
try {
  const isEmpty = (await db.project.count()) === 0 && (await db.user.count()) === 0;
  if (isEmpty && process.argv.includes("--sample")) {
    await db.$transaction((tx) => enqueue(tx, "projects.createSample", {}, { key: "sample" }));
  }
  const token = await createOwnerLink();
  if (token) console.log(token);
} finally {
  await db.$disconnect();
}
