import { listenToConsole } from "./expect-console";
import { neverAcrossMidnight } from "./not-across-midnight";

// What `npm start` sets for web and worker; a test that needs another value sets it before it imports.
process.env.HONE_SECRET ??= "a secret for tests alone, nothing real is kept with it";
process.env.HONE_TRAINER_API_KEY ??= "a key for tests alone";
process.env.HONE_URL ??= "http://localhost:3000";

listenToConsole();
neverAcrossMidnight();
