-- Why a worker takes no new work for now; null when it does. In no index, as nothing that a living worker updates is.
ALTER TABLE batch_workers ADD COLUMN overload text;
