-- Names that people give to versions of a route. A line for every change and no row for what holds now: that is the newest line.
CREATE TABLE alias_changes (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    route         TEXT         NOT NULL REFERENCES routes (route),
    alias         TEXT         NOT NULL,
    from_version  TEXT         REFERENCES model_versions (version),
    -- Null where the alias was deleted.
    version       TEXT         REFERENCES model_versions (version),
    at            TIMESTAMPTZ  NOT NULL,
    actor         TEXT         NOT NULL,
    CONSTRAINT alias_changes_alias_check CHECK (lower(alias) NOT IN ('live', 'previous', 'latest')),
    CONSTRAINT alias_changes_version_check CHECK (from_version IS DISTINCT FROM version)
);
CREATE INDEX alias_changes_route_alias_idx ON alias_changes (route, alias, id);
CREATE TRIGGER alias_changes_append_only BEFORE UPDATE OR DELETE ON alias_changes
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE alias_changes ENABLE ROW LEVEL SECURITY;

-- Every change of every alias. Those that follow the route are read from its tables, so they cannot differ from them.
CREATE VIEW alias_history AS
SELECT route, alias, FALSE AS follows_route, id AS place, from_version, version, at, actor FROM alias_changes
UNION ALL
SELECT route, alias, TRUE, revision, from_version, version, changed_at, actor FROM (
    SELECT r.route, followed.alias, r.revision, followed.version, r.changed_at, r.actor,
        lag(followed.version) OVER (PARTITION BY r.route, followed.alias ORDER BY r.revision) AS from_version
    FROM route_revisions r
    CROSS JOIN LATERAL (VALUES ('live', r.live_version), ('previous', r.previous_version)) followed (alias, version)) tables
WHERE from_version IS DISTINCT FROM version;

-- What the aliases name now.
CREATE VIEW aliases AS
SELECT * FROM (SELECT DISTINCT ON (route, alias) * FROM alias_history ORDER BY route, alias, place DESC) newest
WHERE version IS NOT NULL;

-- Which table was in force at a time.
CREATE INDEX route_revisions_route_changed_at_idx ON route_revisions (route, changed_at);
