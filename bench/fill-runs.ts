import type pg from "pg";

interface Fill {
  projectId: string;
  datasetId: string;
  runs: number;
  steps: number;
}

/** Finished runs with losses as they fall in life: quickly, then slowly, with noise and now and then a spike. Everything happens in Postgres. */
export async function fillRuns(client: pg.Client, { projectId, datasetId, runs, steps }: Fill): Promise<void> {
  await client.query(
    `insert into "DatasetVersion" (id, "projectId", "datasetId", number, seed, ratios, "contentHash", "trainCount", "validationCount", "testCount")
     values ('bench-version', $1, $2, 1, 1, '{"train":0.8,"validation":0.1,"test":0.1}', 'bench', 800, 100, 100)`,
    [projectId, datasetId],
  );
  await client.query(`insert into "Trainer" (id, kind, name, "baseUrl") values ('bench-trainer', 'openai_compatible', 'Bench', '')`);
  await client.query(
    `insert into "Run" (id, "projectId", number, "datasetVersionId", "trainerId", "baseModel", method, hyperparameters, seed, status, step, "totalSteps", "trainedTokens", "costUsd", "startedAt", "finishedAt", "updatedAt")
     select 'cmbenchrun' || lpad(n::text, 15, '0'), $1, n, 'bench-version', 'bench-trainer', (array['Qwen3 8B', 'Llama 3.1 8B'])[1 + n % 2], 'lora',
       json_build_object('learningRate', (array[0.0001, 0.0002, 0.0005])[1 + n % 3], 'loraRank', (array[8, 16, 32, 64])[1 + n % 4], 'epochs', 1 + n % 5),
       n, 'succeeded', $3::int, $3::int, $3::int * 512, 2 + n * 0.3, now() - interval '2 hours', now() - n * interval '1 minute', now()
     from generate_series(1, $2::int) n`,
    [projectId, runs, steps],
  );
  await client.query("select setseed(0.42)");
  await client.query(
    `insert into "RunMetric" ("runId", step, at, "trainLoss", "trainAccuracy", "validLoss", "validAccuracy")
     select 'cmbenchrun' || lpad(n::text, 15, '0'), step, now() - interval '2 hours' + step * interval '400 milliseconds',
       floor + 2 * exp(-step / 1500.0) + random() * 0.4 + (random() < 0.001)::int * 2, 0.9 - exp(-step / 1500.0) * 0.6 + random() * 0.08,
       floor + 0.1 + 2 * exp(-step / 1500.0) + random() * 0.2, 0.85 - exp(-step / 1500.0) * 0.6 + random() * 0.06
     from (select n, 0.4 + n * 0.03 as floor from generate_series(1, $1::int) n) run, generate_series(1, $2::int) step`,
    [runs, steps],
  );
  // What the server does by itself within minutes.
  await client.query("vacuum analyze");
}
