-- Grows with every change of the role, the password, or whether the user is enabled. Access tokens name it.
ALTER TABLE users ADD COLUMN security_version bigint NOT NULL DEFAULT 1 CHECK (security_version >= 1);

-- A family of refresh tokens is a session. Access tokens name it, and end with it. The default is for
-- families that are there, and for nodes of the version before.
ALTER TABLE refresh_families ADD COLUMN session uuid NOT NULL DEFAULT gen_random_uuid();
CREATE UNIQUE INDEX refresh_families_by_session ON refresh_families (session);

-- Attempts of one name from all addresses are counted for a day.
CREATE INDEX login_attempts_of_name ON login_attempts (name, at);

-- Where a name logged in from, for 30 days: such an address is not refused for what others try.
CREATE TABLE login_addresses (
    name    text        NOT NULL CHECK (length(name) <= 64),
    address text        NOT NULL CHECK (length(address) <= 100),
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (name, address)
);

CREATE INDEX login_addresses_by_time ON login_addresses (at);
