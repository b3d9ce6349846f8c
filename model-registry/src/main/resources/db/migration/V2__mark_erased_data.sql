-- A version that was trained on somebody who has been erased since is told by this mark, whatever its status.
ALTER TABLE model_versions ADD COLUMN contains_erased_data BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX model_versions_base_model_idx ON model_versions (base_model);

-- Sets that were taken back. Kept apart from versions: one may be registered after its set was revoked.
CREATE TABLE revoked_training_sets (
    training_set_id  UUID         PRIMARY KEY,
    reason           TEXT         NOT NULL,
    held_erased      BOOLEAN      NOT NULL,
    revoked_at       TIMESTAMPTZ  NOT NULL
);
ALTER TABLE revoked_training_sets ENABLE ROW LEVEL SECURITY;
COMMENT ON COLUMN revoked_training_sets.held_erased IS 'it held somebody who was erased, not only somebody who took consent back';
