-- Rows of market tables as they came. A row stands on the latest day of it and those above it in its file, so that days which
-- come twice or out of order stay where they were found.
CREATE TABLE market_rows (
    market_table text    NOT NULL,
    stands_on    date    NOT NULL,
    place        integer NOT NULL CHECK (place >= 0),
    day          date    NOT NULL CHECK (day <= stands_on),
    -- close=12.5,open=NaN: to the bit, which no number of JSON is.
    numbers      text    NOT NULL,
    label        text,
    PRIMARY KEY (market_table, stands_on, place)
);

CREATE TABLE sentiment_days (
    market     text    NOT NULL CHECK (market IN ('us', 'kr')),
    method     text    NOT NULL,
    version    integer NOT NULL CHECK (version > 0),
    -- Those that differ from the method's own.
    weights    text    NOT NULL,
    day        date    NOT NULL,
    value      double precision CHECK (value >= 0 AND value <= 100),
    rating     text    CHECK ((value IS NULL) = (rating IS NULL)),
    components text    NOT NULL,
    gaps       text    NOT NULL,
    job        uuid    NOT NULL,
    PRIMARY KEY (method, version, weights, day)
);

-- What days were before they were replaced by others.
CREATE TABLE sentiment_former_days (
    number     bigint  GENERATED ALWAYS AS IDENTITY,
    method     text    NOT NULL,
    version    integer NOT NULL,
    weights    text    NOT NULL,
    day        date    NOT NULL,
    value      double precision,
    rating     text,
    components text    NOT NULL,
    gaps       text    NOT NULL,
    job        uuid    NOT NULL,
    PRIMARY KEY (method, version, weights, day, number)
);

CREATE TABLE sentiment_upkeep (
    method  text    NOT NULL,
    version integer NOT NULL,
    job     uuid,
    PRIMARY KEY (method, version)
);

CREATE TABLE sentiment_findings (
    job      uuid   NOT NULL,
    place    bigint NOT NULL,
    day      date   NOT NULL,
    series   text   NOT NULL,
    rule     text   NOT NULL,
    severity text   NOT NULL,
    value    double precision,
    detail   text   NOT NULL,
    PRIMARY KEY (job, place)
);

CREATE TABLE sentiment_reports (
    job        uuid  NOT NULL,
    name       text  NOT NULL,
    media_type text  NOT NULL,
    content    bytea NOT NULL,
    PRIMARY KEY (job, name)
);

-- Tables of older layouts, as texts: the header is row 0.
CREATE TABLE older_rows (
    older_table text    NOT NULL,
    place       integer NOT NULL CHECK (place >= 0),
    texts       text    NOT NULL,
    PRIMARY KEY (older_table, place)
);

CREATE TABLE layout_migrations (
    id          uuid   NOT NULL PRIMARY KEY,
    source      text   NOT NULL,
    target      text   NOT NULL,
    state       text   NOT NULL
                CHECK (state IN ('TRYING', 'TRIED', 'APPLYING', 'APPLIED', 'CONFIRMED', 'REVERTED')),
    source_rows bigint NOT NULL,
    source_sum  bigint NOT NULL,
    before_rows bigint NOT NULL,
    before_sum  bigint NOT NULL,
    after_rows  bigint NOT NULL,
    after_sum   bigint NOT NULL,
    unreadable  bigint NOT NULL,
    left_rows   bigint NOT NULL
);

CREATE INDEX layout_migrations_by_source ON layout_migrations (source, id);

-- What was there before, until the migration is confirmed or taken back; a day that was not there has place -1.
CREATE TABLE layout_replaced (
    migration uuid    NOT NULL REFERENCES layout_migrations ON DELETE CASCADE,
    day       date    NOT NULL,
    place     integer NOT NULL CHECK (place >= -1),
    row_day   date,
    numbers   text,
    label     text,
    PRIMARY KEY (migration, day, place)
);
