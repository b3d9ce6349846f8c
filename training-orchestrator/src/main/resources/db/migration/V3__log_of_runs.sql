-- The last lines that a run's launcher wrote: states and steps, never content.
CREATE TABLE training_run_log (
    id      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id  UUID        NOT NULL REFERENCES training_runs (id),
    at      TIMESTAMPTZ NOT NULL,
    line    TEXT        NOT NULL CHECK (length(line) <= 500)
);
CREATE INDEX training_run_log_run_id_idx ON training_run_log (run_id, id);

ALTER TABLE training_run_log ENABLE ROW LEVEL SECURITY;
