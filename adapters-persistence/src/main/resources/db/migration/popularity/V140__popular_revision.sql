-- Grows with whatever makes the popular lists untrue at once, in the transaction of it: every node looks, and forgets its lists.
CREATE TABLE popular_revision (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    revision bigint  NOT NULL
) WITH (fillfactor = 10);

INSERT INTO popular_revision (revision) VALUES (0);
