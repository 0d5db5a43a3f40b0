-- Totals as they were counted last, in normal form C, so that the same keyword costs no call for a day.
CREATE TABLE document_totals (
    keyword    text        NOT NULL,
    source     text        NOT NULL,
    total      bigint      NOT NULL CHECK (total >= 0),
    counted_at timestamptz NOT NULL,
    PRIMARY KEY (keyword, source)
);

CREATE INDEX document_totals_by_age ON document_totals (counted_at);

-- What came of the keywords of jobs, written with the checkpoint; ids of jobs carry their time.
CREATE TABLE keyword_counts (
    job_id   uuid    NOT NULL,
    position integer NOT NULL CHECK (position >= 0),
    keyword  text    NOT NULL,
    sources  text[]  CHECK (cardinality(sources) = cardinality(totals)),
    totals   bigint[],
    error    text,
    PRIMARY KEY (job_id, position),
    CHECK ((error IS NULL) = (sources IS NOT NULL AND totals IS NOT NULL))
);

-- The one call that may be under way, when the next may begin, and how many there were on the day that ends then.
CREATE TABLE search_calls (
    only_row boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    turn     bigint      NOT NULL DEFAULT 0,
    free_at  timestamptz NOT NULL DEFAULT '-infinity',
    day_ends timestamptz NOT NULL DEFAULT '-infinity',
    calls    integer     NOT NULL DEFAULT 0 CHECK (calls >= 0)
);

INSERT INTO search_calls DEFAULT VALUES;
