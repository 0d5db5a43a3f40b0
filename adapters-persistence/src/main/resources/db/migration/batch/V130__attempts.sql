-- Whether the next run is no attempt of its own: the last one let go, for a pause or because its worker stopped.
ALTER TABLE batch_live ADD COLUMN resuming boolean NOT NULL DEFAULT false;
