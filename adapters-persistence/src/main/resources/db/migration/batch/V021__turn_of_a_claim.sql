-- Where a unit came in the order of claims when it was claimed last.
ALTER TABLE batch_live ADD COLUMN turn timestamptz;
