-- What the orchestrator knows of training sets, from their topic. A set is immutable; revoking is final.
CREATE TABLE training_sets (
    id                UUID        PRIMARY KEY,
    status            TEXT        NOT NULL CHECK (status IN ('PUBLISHED', 'REVOKED')),
    location          TEXT        NOT NULL,
    manifest_sha256   TEXT        NOT NULL,
    rows_train        BIGINT      NOT NULL,
    rows_eval         BIGINT      NOT NULL,
    published_at      TIMESTAMPTZ NOT NULL,
    revoked_at        TIMESTAMPTZ,
    reason            TEXT
);
CREATE INDEX training_sets_published_at_idx ON training_sets (published_at DESC) WHERE status = 'PUBLISHED';

-- One training run: its state, what was ordered, what came out, who works on it.
CREATE TABLE training_runs (
    id                  UUID        PRIMARY KEY,
    state               TEXT        NOT NULL CHECK (state IN ('QUEUED', 'PREPARING', 'TRAINING', 'EVALUATING',
                                                              'REGISTERING', 'DONE', 'REJECTED', 'FAILED', 'CANCELLED')),
    target              TEXT        NOT NULL,
    training_set_id     UUID        NOT NULL REFERENCES training_sets (id),
    method              TEXT        NOT NULL,
    launcher            TEXT        NOT NULL,
    requested_by        TEXT        NOT NULL,
    version             TEXT        NOT NULL UNIQUE,
    results             JSONB       NOT NULL,
    reason              TEXT,
    progress_phase      TEXT,
    progress_share      DOUBLE PRECISION,
    cancel_requested_by TEXT,
    attempts            INTEGER     NOT NULL DEFAULT 0,
    next_attempt_at     TIMESTAMPTZ NOT NULL DEFAULT '-infinity',
    lease_owner         UUID,
    lease_until         TIMESTAMPTZ,
    state_since         TIMESTAMPTZ NOT NULL,
    created_at          TIMESTAMPTZ NOT NULL,
    updated_at          TIMESTAMPTZ NOT NULL
);
-- One run a target at a time, whatever the replicas believe.
CREATE UNIQUE INDEX training_runs_target_idx ON training_runs (target)
    WHERE state IN ('PREPARING', 'TRAINING', 'EVALUATING', 'REGISTERING');
CREATE INDEX training_runs_created_at_idx ON training_runs (created_at DESC, id DESC);
CREATE INDEX training_runs_training_set_id_idx ON training_runs (training_set_id);

-- Every transition of every run, first to last.
CREATE TABLE training_run_history (
    run_id          UUID        NOT NULL REFERENCES training_runs (id),
    number          INTEGER     NOT NULL,
    state           TEXT        NOT NULL,
    previous_state  TEXT,
    actor           TEXT        NOT NULL,
    cause           TEXT        NOT NULL,
    at              TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (run_id, number)
);

-- Evaluations: of a run's candidate against the live version, or of the live version alone.
CREATE TABLE evaluation_reports (
    id                UUID        PRIMARY KEY,
    kind              TEXT        NOT NULL CHECK (kind IN ('run', 'scheduled', 'manual')),
    state             TEXT        NOT NULL CHECK (state IN ('QUEUED', 'DONE', 'FAILED')),
    run_id            UUID        UNIQUE REFERENCES training_runs (id),
    training_set_id   UUID        REFERENCES training_sets (id),
    live_version      TEXT,
    candidate_version TEXT,
    requested_by      TEXT        NOT NULL,
    body              JSONB,
    reason            TEXT,
    attempts          INTEGER     NOT NULL DEFAULT 0,
    next_attempt_at   TIMESTAMPTZ NOT NULL DEFAULT '-infinity',
    lease_owner       UUID,
    lease_until       TIMESTAMPTZ,
    created_at        TIMESTAMPTZ NOT NULL,
    finished_at       TIMESTAMPTZ
);
CREATE INDEX evaluation_reports_created_at_idx ON evaluation_reports (created_at DESC, id DESC);

-- What each firing of a schedule led to.
CREATE TABLE schedule_firings (
    id        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    schedule  TEXT        NOT NULL,
    fired_at  TIMESTAMPTZ NOT NULL,
    outcome   TEXT        NOT NULL CHECK (outcome IN ('STARTED', 'SKIPPED')),
    reason    TEXT        NOT NULL,
    started   UUID
);
CREATE INDEX schedule_firings_fired_at_idx ON schedule_firings (schedule, fired_at DESC);

ALTER TABLE training_sets ENABLE ROW LEVEL SECURITY;
ALTER TABLE training_runs ENABLE ROW LEVEL SECURITY;
ALTER TABLE training_run_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE evaluation_reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE schedule_firings ENABLE ROW LEVEL SECURITY;
