-- How far the days that a job recalculates are off, over all of its chunks.
CREATE TABLE sentiment_differences (
    job    uuid             PRIMARY KEY,
    days   bigint           NOT NULL,
    valued bigint           NOT NULL CHECK (valued BETWEEN 0 AND days),
    sum    double precision NOT NULL,
    most   double precision NOT NULL
) WITH (fillfactor = 50);

-- The job that confirmed a migration or took it back, so that it knows its own work when it is interrupted.
ALTER TABLE layout_migrations ADD COLUMN ended_by uuid;
UPDATE layout_migrations SET ended_by = id WHERE state IN ('CONFIRMED', 'REVERTED');
ALTER TABLE layout_migrations
    ADD CONSTRAINT layout_migrations_ended_by CHECK ((state IN ('CONFIRMED', 'REVERTED')) = (ended_by IS NOT NULL));

CREATE INDEX layout_migrations_by_target ON layout_migrations (target);

-- The checksum of the rows that a migration wrote on the day, so that rows which came later are not taken back; unknown on days
-- that were written before it was kept.
ALTER TABLE layout_replaced
    ADD COLUMN written_rows bigint CHECK (written_rows >= 0),
    ADD COLUMN written_sum  bigint,
    ADD CONSTRAINT layout_replaced_written CHECK ((written_rows IS NULL) = (written_sum IS NULL));
