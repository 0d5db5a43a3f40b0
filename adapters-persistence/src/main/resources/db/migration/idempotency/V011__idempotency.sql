-- What requests with an Idempotency-Key were answered with. Written with the effect, so either both are there or none.
CREATE TABLE idempotency_keys (
    caller      text        NOT NULL,
    key         text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    fingerprint text        NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
    status      integer     NOT NULL CHECK (status BETWEEN 200 AND 399),
    headers     jsonb       NOT NULL,
    body        text        NOT NULL,
    expires_at  timestamptz NOT NULL,
    PRIMARY KEY (caller, key)
);

CREATE INDEX idempotency_keys_by_expiry ON idempotency_keys (expires_at);
