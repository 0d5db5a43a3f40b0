CREATE TABLE daily_stats (
    id         bigint      GENERATED ALWAYS AS IDENTITY,
    zone       text        NOT NULL,
    day        date        NOT NULL,
    created    integer     NOT NULL CHECK (created >= 0),
    resolved   integer     NOT NULL CHECK (resolved >= 0),
    comments   integer     NOT NULL CHECK (comments >= 0),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (zone, day)
);

-- One row a day decides who aggregates it: the token grows with every claim, and only the latest may succeed.
CREATE TABLE daily_runs (
    zone        text        NOT NULL,
    day         date        NOT NULL,
    token       bigint      NOT NULL CHECK (token > 0),
    state       text        NOT NULL CHECK (state IN ('RUNNING', 'SUCCEEDED', 'FAILED')),
    owner       text        NOT NULL,
    lease_until timestamptz NOT NULL,
    reason      text,
    PRIMARY KEY (zone, day)
);

-- Instants at which the past changed, noted with the change and taken with the count that follows.
CREATE TABLE changed_times (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    earliest timestamptz NOT NULL,
    latest   timestamptz NOT NULL,
    CHECK (earliest <= latest)
);
