-- What holds of a schedule beside its timetable: since when its times count, and who paused it. The row is what firings
-- lock, so that of several replicas one fires.
CREATE TABLE schedules (
    name          TEXT        PRIMARY KEY,
    cron          TEXT        NOT NULL,
    counts_from   TIMESTAMPTZ NOT NULL,
    paused_by     TEXT,
    paused_since  TIMESTAMPTZ,
    CONSTRAINT schedules_paused_check CHECK ((paused_by IS NULL) = (paused_since IS NULL))
);
ALTER TABLE schedules ENABLE ROW LEVEL SECURITY;

-- When a firing was due, and how many times it stands for; unknown of those before.
ALTER TABLE schedule_firings
    ADD COLUMN due_at TIMESTAMPTZ,
    ADD COLUMN times  INTEGER NOT NULL DEFAULT 1 CHECK (times > 0),
    DROP CONSTRAINT schedule_firings_outcome_check,
    ADD CONSTRAINT schedule_firings_outcome_check CHECK (outcome IN ('STARTED', 'SKIPPED', 'FAILED'));
CREATE UNIQUE INDEX schedule_firings_due_at_idx ON schedule_firings (schedule, due_at);
