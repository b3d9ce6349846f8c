-- A set that held somebody who was erased, or who took consent back, is revoked; its rows leave the storage, its manifest stays.
ALTER TABLE training_sets
    ADD COLUMN revoked_at        TIMESTAMPTZ,
    ADD COLUMN revoked_reason    TEXT,
    ADD COLUMN files_removed_at  TIMESTAMPTZ;
CREATE INDEX training_sets_to_remove_idx ON training_sets (id) WHERE status = 'REVOKED' AND files_removed_at IS NULL;

-- Sets that were the newest when they were revoked: each is made again, without whom it may not hold, once no job is under way.
CREATE TABLE set_rebuilds (
    training_set_id  UUID         PRIMARY KEY REFERENCES training_sets (id),
    wanted_at        TIMESTAMPTZ  NOT NULL,
    job_id           UUID
);
CREATE INDEX set_rebuilds_wanted_at_idx ON set_rebuilds (wanted_at) WHERE job_id IS NULL;
ALTER TABLE set_rebuilds ENABLE ROW LEVEL SECURITY;
