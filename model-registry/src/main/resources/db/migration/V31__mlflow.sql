-- What MLflow's protocol knows of versions and models beyond what the registry has. A registered model is a route.

-- Every version has a number, by order of registration, that never changes.
CREATE TABLE mlflow_versions (
    version      TEXT         PRIMARY KEY REFERENCES model_versions (version),
    number       INTEGER      NOT NULL UNIQUE CHECK (number > 0),
    -- As a client of MLflow said it; null for versions of our own runs.
    run_id       TEXT,
    run_link     TEXT,
    description  TEXT,
    updated_at   TIMESTAMPTZ  NOT NULL
);
INSERT INTO mlflow_versions (version, number, updated_at)
SELECT version, row_number() OVER (ORDER BY created_at, version), updated_at FROM model_versions;

CREATE TABLE mlflow_version_tags (
    version  TEXT  NOT NULL REFERENCES model_versions (version),
    key      TEXT  NOT NULL CHECK (key NOT LIKE 'kalimtak.%'),
    value    TEXT  NOT NULL,
    PRIMARY KEY (version, key)
);

CREATE TABLE mlflow_models (
    route        TEXT         PRIMARY KEY REFERENCES routes (route),
    description  TEXT,
    updated_at   TIMESTAMPTZ  NOT NULL
);

CREATE TABLE mlflow_model_tags (
    route  TEXT  NOT NULL REFERENCES routes (route),
    key    TEXT  NOT NULL,
    value  TEXT  NOT NULL,
    PRIMARY KEY (route, key)
);

ALTER TABLE mlflow_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE mlflow_version_tags ENABLE ROW LEVEL SECURITY;
ALTER TABLE mlflow_models ENABLE ROW LEVEL SECURITY;
ALTER TABLE mlflow_model_tags ENABLE ROW LEVEL SECURITY;

-- Tags as clients read and search them: those that were set, and what the registry itself knows.
CREATE VIEW mlflow_tags AS
SELECT version, key, value FROM mlflow_version_tags
UNION ALL
SELECT v.version, fact.key, fact.value
FROM model_versions v CROSS JOIN LATERAL (VALUES
    ('kalimtak.version', v.version),
    ('kalimtak.status', v.deployment_status),
    ('kalimtak.base_model', v.base_model),
    ('kalimtak.engine', v.engine),
    ('kalimtak.model', v.registration ->> 'model'),
    ('kalimtak.parent_version', v.parent_version),
    ('kalimtak.run_id', v.run_id::text),
    ('kalimtak.training_set_id', v.training_dataset_id::text),
    ('kalimtak.artifact_sha256', v.artifact_sha256),
    ('kalimtak.contains_erased_data', v.contains_erased_data::text)) fact (key, value)
WHERE fact.value IS NOT NULL
UNION ALL
SELECT v.version, 'kalimtak.metric.' || metric.key, metric.value
FROM model_versions v CROSS JOIN LATERAL jsonb_each_text(v.performance_metrics) metric;

-- Versions as clients list them, each once for every model.
CREATE VIEW mlflow_model_versions AS
SELECT r.route AS model, v.version, n.number, v.deployment_status, v.created_at,
    greatest(v.updated_at, n.updated_at) AS updated_at, n.description, n.run_link,
    coalesce(n.run_id, v.run_id::text) AS run_id,
    coalesce(v.registration ->> 'source', 'kalimtak:/model-versions/' || v.version
        || CASE WHEN v.artifact_sha256 IS NULL THEN '' ELSE '/artifact' END) AS source,
    v.registration ->> 'source' IS NOT NULL AND v.artifact_sha256 IS NULL AS awaits_artifact,
    v.reason,
    (SELECT h.actor FROM model_version_history h WHERE h.version = v.version ORDER BY h.id LIMIT 1) AS registered_by,
    (SELECT jsonb_object_agg(t.key, t.value) FROM mlflow_tags t WHERE t.version = v.version) AS tags
FROM model_versions v JOIN mlflow_versions n ON n.version = v.version CROSS JOIN routes r;

CREATE VIEW mlflow_registered_models AS
SELECT r.route AS model, (SELECT min(first.changed_at) FROM route_revisions first WHERE first.route = r.route) AS created_at,
    greatest(r.changed_at, m.updated_at) AS updated_at, m.description,
    (SELECT jsonb_object_agg(t.key, t.value) FROM mlflow_model_tags t WHERE t.route = r.route) AS tags
FROM routes r LEFT JOIN mlflow_models m ON m.route = r.route;
