CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- What has not ended: small and hot. Partition 0 is the job itself. Nothing that a chunk updates is in an index.
CREATE TABLE batch_live (
    job_id            uuid        NOT NULL,
    partition         integer     NOT NULL CHECK (partition >= 0),
    -- The type, and # for partitions, which no limit of the type concerns.
    lane              text        NOT NULL,
    priority          smallint    NOT NULL CHECK (priority BETWEEN 0 AND 2),
    state             text        NOT NULL,
    -- Where it comes in the order of claims: due and handicap. Not null exactly when it may be claimed.
    claim_at          timestamptz CHECK (claim_at IS NULL OR (state = 'QUEUED' AND waiting_on = 0)),
    due               timestamptz NOT NULL,
    -- When it is woken: not null while it waits for a time.
    wake_at           timestamptz,
    worker            uuid,
    token             bigint      NOT NULL DEFAULT 0,
    streak            integer     NOT NULL DEFAULT 0,
    retries           integer     NOT NULL DEFAULT 0,
    attempts          integer     NOT NULL DEFAULT 0,
    crashes           integer     NOT NULL DEFAULT 0,
    done              bigint      NOT NULL DEFAULT 0,
    skipped           bigint      NOT NULL DEFAULT 0,
    total             bigint,
    log_lines         integer     NOT NULL DEFAULT 0,
    waiting_on        integer     NOT NULL DEFAULT 0 CHECK (waiting_on >= 0),
    active_partitions integer     NOT NULL DEFAULT 0 CHECK (active_partitions >= 0),
    split             boolean     NOT NULL DEFAULT false,
    -- Whether it has a place in the count of its lane.
    counted           boolean     NOT NULL DEFAULT false,
    -- Whether others wait for it.
    awaited           boolean     NOT NULL DEFAULT false,
    type_name         text        NOT NULL,
    type_version      integer     NOT NULL,
    strategy          text        NOT NULL,
    owner             text        NOT NULL,
    parameters        jsonb       NOT NULL,
    slice             text,
    checkpoint        text,
    error             text,
    reason            text,
    max_ms            bigint,
    deadline_at       timestamptz,
    not_before        timestamptz,
    replay_of         uuid,
    created_at        timestamptz NOT NULL,
    started_at        timestamptz,
    PRIMARY KEY (job_id, partition)
) WITH (fillfactor = 70, vacuum_truncate = off, autovacuum_vacuum_scale_factor = 0.05,
        autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 0.1);

CREATE INDEX batch_live_waiting ON batch_live (lane, priority, claim_at, job_id, partition)
    WHERE claim_at IS NOT NULL;
CREATE INDEX batch_live_sleeping ON batch_live (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX batch_live_claimed ON batch_live (worker) WHERE worker IS NOT NULL;
CREATE INDEX batch_live_split ON batch_live (job_id) WHERE split AND partition = 0;

-- What has ended, with all that it takes to start it again; by the month in which the job was made. One wide index answers
-- every filter in the order of the list; the others are for what is rare.
CREATE TABLE batch_finished (
    job_id       uuid        NOT NULL,
    priority     smallint    NOT NULL,
    state        text        NOT NULL CHECK (state IN ('COMPLETED', 'FAILED', 'QUARANTINED', 'CANCELLED')),
    due          timestamptz NOT NULL,
    token        bigint      NOT NULL,
    streak       integer     NOT NULL,
    retries      integer     NOT NULL,
    attempts     integer     NOT NULL,
    crashes      integer     NOT NULL,
    done         bigint      NOT NULL,
    skipped      bigint      NOT NULL,
    total        bigint,
    log_lines    integer     NOT NULL,
    split        boolean     NOT NULL,
    type_name    text        NOT NULL,
    type_version integer     NOT NULL,
    strategy     text        NOT NULL,
    owner        text        NOT NULL,
    parameters   jsonb       NOT NULL,
    checkpoint   text,
    error        text,
    reason       text,
    max_ms       bigint,
    deadline_at  timestamptz,
    not_before   timestamptz,
    replay_of    uuid,
    created_at   timestamptz NOT NULL,
    started_at   timestamptz,
    finished_at  timestamptz NOT NULL,
    partitions   jsonb,
    PRIMARY KEY (job_id) INCLUDE (state, type_name, owner, priority)
) PARTITION BY RANGE (job_id);

-- What a job can be found by, as one text.
CREATE FUNCTION batch_words(type_name text, type_version integer, owner text, parameters jsonb, error text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN lower(type_name || CASE WHEN type_version = 1 THEN '' ELSE '@' || type_version END || chr(10) || owner
                 || chr(10) || parameters::text || chr(10) || coalesce(error, ''));

CREATE INDEX batch_finished_by_state ON batch_finished (state, job_id) WHERE state <> 'COMPLETED';
CREATE INDEX batch_finished_by_type ON batch_finished (type_name, job_id);
CREATE INDEX batch_finished_by_owner ON batch_finished (owner, job_id);
CREATE INDEX batch_finished_by_words ON batch_finished
    USING gin (batch_words(type_name, type_version, owner, parameters, error) gin_trgm_ops);

CREATE SEQUENCE batch_moves;

-- Every move of every unit; by the month in which the job was made.
CREATE TABLE batch_history (
    number     bigint      NOT NULL DEFAULT nextval('batch_moves'),
    job_id     uuid        NOT NULL,
    partition  integer     NOT NULL,
    from_state text,
    to_state   text        NOT NULL,
    actor      text        NOT NULL,
    reason     text,
    token      bigint      NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (job_id, number),
    CONSTRAINT batch_history_is_legal CHECK (CASE from_state
        WHEN 'QUEUED' THEN to_state IN ('RUNNING', 'PAUSED', 'STOPPED', 'CANCELLED', 'QUARANTINED')
        WHEN 'RUNNING' THEN to_state IN
             ('COMPLETED', 'QUEUED', 'PAUSING', 'STOPPING', 'CANCELLING', 'RETRY_WAIT', 'FAILED', 'QUARANTINED')
        WHEN 'PAUSING' THEN to_state IN
             ('RUNNING', 'PAUSED', 'STOPPING', 'CANCELLING', 'COMPLETED', 'FAILED', 'QUARANTINED')
        WHEN 'PAUSED' THEN to_state IN ('QUEUED', 'STOPPED', 'CANCELLED')
        WHEN 'STOPPING' THEN to_state IN ('STOPPED', 'CANCELLING', 'COMPLETED', 'FAILED', 'QUARANTINED')
        WHEN 'STOPPED' THEN to_state IN ('QUEUED', 'CANCELLED')
        WHEN 'CANCELLING' THEN to_state = 'CANCELLED'
        WHEN 'RETRY_WAIT' THEN to_state IN ('QUEUED', 'PAUSED', 'STOPPED', 'CANCELLED')
        WHEN 'PENDING' THEN to_state IN ('QUEUED', 'CANCELLED')
        WHEN 'FAILED' THEN to_state = 'QUEUED'
        WHEN 'QUARANTINED' THEN to_state = 'QUEUED'
        ELSE from_state IS NULL AND to_state IN ('PENDING', 'QUEUED')
        END)
) PARTITION BY RANGE (job_id);

CREATE INDEX batch_history_by_number ON batch_history (number);

CREATE SEQUENCE batch_numbers;

-- Items that were set aside; by the month in which the job was made.
CREATE TABLE batch_dead_items (
    number      bigint      NOT NULL DEFAULT nextval('batch_numbers'),
    job_id      uuid        NOT NULL,
    partition   integer     NOT NULL,
    position    text        NOT NULL,
    payload     text        NOT NULL,
    error       text        NOT NULL,
    at          timestamptz NOT NULL,
    replayed_by uuid,
    PRIMARY KEY (job_id, number)
) PARTITION BY RANGE (job_id);

CREATE INDEX batch_dead_items_open ON batch_dead_items (job_id, number) WHERE replayed_by IS NULL;

-- What jobs say; by the day on which they said it (UTC).
CREATE TABLE batch_logs (
    number    bigint      NOT NULL DEFAULT nextval('batch_numbers'),
    job_id    uuid        NOT NULL,
    partition integer     NOT NULL,
    at        timestamptz NOT NULL,
    line      text        NOT NULL
) PARTITION BY RANGE (at);

CREATE INDEX batch_logs_of_job ON batch_logs (job_id, number);

-- The jobs that a job still waits for.
CREATE TABLE batch_dependencies (
    parent_id uuid NOT NULL,
    job_id    uuid NOT NULL,
    PRIMARY KEY (parent_id, job_id)
);

CREATE INDEX batch_dependencies_of_job ON batch_dependencies (job_id);

-- The workers that are alive; nothing that a beat updates is in an index.
CREATE TABLE batch_workers (
    id          uuid        PRIMARY KEY,
    name        text        NOT NULL,
    concurrency integer     NOT NULL,
    types       text[]      NOT NULL,
    started_at  timestamptz NOT NULL,
    beat_at     timestamptz NOT NULL
) WITH (fillfactor = 50);

-- The types that are limited, and how far the limits are used.
CREATE TABLE batch_lanes (
    type          text        PRIMARY KEY,
    max_running   integer     CHECK (max_running >= 1),
    rate_interval interval,
    next_start_at timestamptz NOT NULL DEFAULT '-infinity',
    running       integer     NOT NULL DEFAULT 0 CHECK (running >= 0)
) WITH (fillfactor = 50);

CREATE TABLE batch_templates (
    name         text    PRIMARY KEY,
    type_name    text    NOT NULL,
    type_version integer NOT NULL,
    parameters   jsonb   NOT NULL,
    priority     text,
    strategy     text
);

CREATE TABLE batch_schedules (
    name        text        PRIMARY KEY,
    template    text        NOT NULL,
    cron        text        NOT NULL,
    zone        text        NOT NULL,
    missed_runs text        NOT NULL,
    owner       text        NOT NULL,
    enabled     boolean     NOT NULL,
    next_fire   timestamptz
);

CREATE INDEX batch_schedules_due ON batch_schedules (next_fire) WHERE enabled;

-- Things that should not happen, counted by name.
CREATE TABLE batch_counts (
    name  text   PRIMARY KEY,
    count bigint NOT NULL
);

-- What has ended, by the quarter of an hour, so that a day of any zone can be summed up; in stripes, so that those who end
-- jobs at once do not wait for each other.
CREATE TABLE batch_daily (
    quarter      timestamptz NOT NULL,
    stripe       smallint    NOT NULL,
    completed    bigint      NOT NULL,
    failed       bigint      NOT NULL,
    completed_ms bigint      NOT NULL,
    ended_ms     bigint      NOT NULL,
    items        bigint      NOT NULL,
    PRIMARY KEY (quarter, stripe)
) WITH (fillfactor = 50);

-- The smallest id of the jobs of an instant.
CREATE FUNCTION batch_id_at(instant timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE
    RETURN (rpad(lpad(to_hex(greatest(0, floor(extract(epoch FROM instant) * 1000))::bigint), 12, '0'), 32, '0'))::uuid;

-- Makes one partition, unless it is there. What has fallen into the default partition meanwhile moves into it.
CREATE FUNCTION batch_add_partition(parent text, name text, key text, lower text, upper text) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    IF to_regclass(quote_ident(name)) IS NOT NULL THEN
        RETURN;
    END IF;
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS) '
                   'WITH (autovacuum_vacuum_insert_scale_factor = 0.02)', name, parent);
    EXECUTE format('WITH moved AS (DELETE FROM %I WHERE %I >= %L AND %I < %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
                   parent || '_rest', key, lower, key, upper, name);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, name, lower, upper);
END
$$;

-- Makes the partitions of this month and of so many after it, and of this day and of so many after it.
CREATE FUNCTION batch_prepare(months integer, days integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    month  timestamp;
    day    timestamp;
    parent text;
BEGIN
    FOR month IN SELECT generate_series(date_trunc('month', now() AT TIME ZONE 'UTC'),
                                        date_trunc('month', now() AT TIME ZONE 'UTC') + months * interval '1 month',
                                        interval '1 month') LOOP
        FOREACH parent IN ARRAY ARRAY['batch_finished', 'batch_history', 'batch_dead_items'] LOOP
            PERFORM batch_add_partition(parent, parent || to_char(month, '"_"YYYYMM'), 'job_id',
                                        batch_id_at(month AT TIME ZONE 'UTC')::text,
                                        batch_id_at((month + interval '1 month') AT TIME ZONE 'UTC')::text);
        END LOOP;
    END LOOP;
    FOR day IN SELECT generate_series(date_trunc('day', now() AT TIME ZONE 'UTC'),
                                      date_trunc('day', now() AT TIME ZONE 'UTC') + days * interval '1 day',
                                      interval '1 day') LOOP
        PERFORM batch_add_partition('batch_logs', to_char(day, '"batch_logs_"YYYYMMDD'), 'at',
                                    to_char(day, 'YYYY-MM-DD"T00:00:00Z"'),
                                    to_char(day + interval '1 day', 'YYYY-MM-DD"T00:00:00Z"'));
    END LOOP;
END
$$;

CREATE TABLE batch_finished_rest PARTITION OF batch_finished DEFAULT;
CREATE TABLE batch_history_rest PARTITION OF batch_history DEFAULT;
CREATE TABLE batch_dead_items_rest PARTITION OF batch_dead_items DEFAULT;
CREATE TABLE batch_logs_rest PARTITION OF batch_logs DEFAULT;

SELECT batch_prepare(2, 7);
