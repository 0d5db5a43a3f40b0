-- The replay that has reserved a dead item, or had it last: it counts while that job has not ended.
ALTER TABLE batch_dead_items ADD COLUMN replay_job uuid;

-- Replays that have not ended go on with what is open; of several of one job, the first has it.
UPDATE batch_dead_items d SET replay_job = first.job_id
  FROM (SELECT DISTINCT ON (replay_of) replay_of, job_id FROM batch_live
         WHERE replay_of IS NOT NULL AND partition = 0 ORDER BY replay_of, job_id) AS first
 WHERE d.job_id = first.replay_of AND d.replayed_by IS NULL;
