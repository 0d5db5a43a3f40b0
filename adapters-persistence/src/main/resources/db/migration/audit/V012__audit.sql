-- Append-only: the trigger refuses what would change history.
CREATE TABLE audit_log (
    number  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    actor   text        NOT NULL CHECK (length(actor) <= 100),
    action  text        NOT NULL CHECK (length(action) <= 100),
    subject text        NOT NULL CHECK (length(subject) <= 200),
    detail  text        NOT NULL CHECK (length(detail) <= 2000),
    at      timestamptz NOT NULL
);

CREATE FUNCTION refuse_to_change_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END
$$;

CREATE TRIGGER audit_log_is_append_only BEFORE UPDATE OR DELETE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history();
