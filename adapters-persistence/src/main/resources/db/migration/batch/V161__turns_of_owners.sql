-- The turn of a task within its priority: owners take turns. It counts while the task may be claimed.
ALTER TABLE batch_live ADD COLUMN turn_no bigint NOT NULL DEFAULT 0;

-- The turn that is being served, by priority: of the task that was claimed last. Sequences, because they are changed in place, without a
-- lock that lasts, and leave no dead rows behind.
CREATE SEQUENCE batch_turns_high MINVALUE 0 START 0;
CREATE SEQUENCE batch_turns_normal MINVALUE 0 START 0;
CREATE SEQUENCE batch_turns_low MINVALUE 0 START 0;

-- What waits gets its turns as if it had come anew, in the order in which it would have been claimed.
UPDATE batch_live u
   SET turn_no = line.nth
  FROM (SELECT job_id, partition,
               row_number() OVER (PARTITION BY owner, lane, priority ORDER BY claim_at, job_id, partition) AS nth
          FROM batch_live WHERE claim_at IS NOT NULL) AS line
 WHERE u.job_id = line.job_id AND u.partition = line.partition;

DROP INDEX batch_live_waiting;
CREATE INDEX batch_live_waiting ON batch_live (lane, priority, turn_no, claim_at, job_id, partition)
    WHERE claim_at IS NOT NULL;

-- Finds the last turn that an owner has taken.
CREATE INDEX batch_live_lines ON batch_live (owner, lane, priority, turn_no) WHERE claim_at IS NOT NULL;
