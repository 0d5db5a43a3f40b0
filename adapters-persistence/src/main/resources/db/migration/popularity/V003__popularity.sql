-- Scores that follow events in batches; both orders are read from an index.
CREATE TABLE popularity (
    issue_id   bigint      PRIMARY KEY REFERENCES issues ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    -- Six-hour slot of created_at, so that the best of a window are the best of its 29 slots.
    slot       bigint      NOT NULL GENERATED ALWAYS AS
               (floor(extract(epoch FROM created_at AT TIME ZONE 'UTC') / 21600)::bigint) STORED,
    total      bigint      NOT NULL DEFAULT 0 CHECK (total >= 0),
    activity   bigint      NOT NULL DEFAULT 0 CHECK (activity >= 0)
);

CREATE INDEX popularity_recent ON popularity (slot, total DESC, created_at DESC, issue_id DESC);
CREATE INDEX popularity_activity ON popularity (activity DESC, created_at DESC, issue_id DESC) WHERE activity > 0;

-- Attention not yet in the scores: appended with the event, removed by the roll-up.
CREATE TABLE popularity_pending (
    issue_id bigint      NOT NULL,
    at       timestamptz NOT NULL,
    weight   bigint      NOT NULL CHECK (weight > 0)
);

-- Up to where the activity's window has moved: events before this instant are no longer in it.
CREATE TABLE popularity_window (
    only_row boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    starts   timestamptz NOT NULL
);

INSERT INTO popularity_window (starts) VALUES ('-infinity');
