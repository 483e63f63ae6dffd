import { workerData } from "node:worker_threads";
import { followTeam } from "./thread-team";
import { openSession, type Session, type SessionData } from "./training-session";

const { data, thread }: { data: SessionData; thread: number } = workerData.data;
let session: Session | undefined;

// Opened with the first task, so that a failure to open is told to the team like any other.
followTeam(data.team, (phase, task) => {
  session ??= openSession(data, thread);
  session.run(phase, task);
});
