-- Whose quota an unfinished job counts for: null for partitions, and for jobs of those who have no quota. Only what counts is in the
-- index. Of the jobs that are there nobody knows by which role they were made: they count.
ALTER TABLE batch_live ADD COLUMN quota_of text;

UPDATE batch_live SET quota_of = owner WHERE partition = 0;

CREATE INDEX batch_live_quota ON batch_live (quota_of) WHERE quota_of IS NOT NULL;
