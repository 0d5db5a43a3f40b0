-- Why the last fire of a schedule made no job; null when it made some.
ALTER TABLE batch_schedules ADD COLUMN last_error text;
