import { workerData } from "node:worker_threads";
import { followTeam } from "./thread-team";
import { openSession, type SessionData } from "./training-session";

const { data, thread }: { data: SessionData; thread: number } = workerData.data;
const session = openSession(data, thread);
followTeam(data.team, session.run);
