-- A tracker of five years: a twentieth of its issues is of the last week, the newer an issue the more is said of it a day,
-- and a few get most of the attention. The same every time, but for the day on which it ends.
SET LOCAL work_mem = '256MB';
SET LOCAL maintenance_work_mem = '512MB';
SELECT setseed(0.42);

CREATE TEMPORARY TABLE drawn ON COMMIT DROP AS
SELECT id, created_at, looks,
       round(said)::bigint - round(lag(said, 1, 0) OVER (ORDER BY id))::bigint AS comments
  FROM (SELECT id, created_at, looks,
               sum(talk) OVER (ORDER BY id) * ${comments} / sum(talk) OVER () AS said
          FROM (SELECT id,
                       CASE WHEN id <= ${old}
                            THEN timestamptz '${now}' - interval '7 days'
                                 - (${old} - id + random()) / ${old} * interval '5 years'
                            ELSE timestamptz '${now}'
                                 - (${issues} - id + random()) / (${issues} - ${old}) * interval '7 days'
                       END AS created_at,
                       exp(1.2 * random_normal()) AS talk,
                       ceil(exp(1.5 * random_normal()))::bigint AS looks
                  FROM generate_series(1::bigint, ${issues}) AS id) AS issue) AS summed;

INSERT INTO issues (id, key, title, description, status, reporter, assignee, created_at, updated_at, words)
SELECT id, 'BENCH-' || id, part || ' ' || trouble || ' in case ' || id,
       'Seen on production. Steps: open the ' || part || ', change anything, save, reload. It ' || trouble
           || ', for all accounts that were created before the last release, and for some that were not.',
       (ARRAY['OPEN', 'IN_PROGRESS', 'RESOLVED', 'RESOLVED', 'RESOLVED'])[1 + id % 5],
       'person' || id % 997, 'person' || id % 89, created_at, created_at,
       array_to_tsvector(ARRAY[part, trouble, 'case', 'production', id::text])
  FROM (SELECT *, (ARRAY['login', 'checkout', 'search', 'export', 'billing', 'report', 'import', 'mail'])[1 + id % 8] AS part,
               (ARRAY['fails', 'hangs', 'forgets', 'rounds', 'repeats', 'breaks', 'lies'])[1 + id % 7] AS trouble
          FROM drawn) AS issue
 ORDER BY id;

INSERT INTO issue_attention (issue_id, views, timeless_views, comments)
SELECT id, 3 * looks + timeless, timeless, comments
  FROM (SELECT *, CASE WHEN id % 20 = 0 THEN 100 ELSE 0 END AS timeless FROM drawn) AS issue
 ORDER BY id;

INSERT INTO comments (issue_id, author, body, created_at)
SELECT id, 'person' || (id * 7 + n) % 997, repeat('I can reproduce this. ', 2 + (id + n)::int % 6), at
  FROM (SELECT id, n, created_at + (timestamptz '${now}' - created_at) * power(random(), 4) AS at
          FROM drawn CROSS JOIN generate_series(1, comments) AS n
         ORDER BY at) AS said;

INSERT INTO views (issue_id, at, count)
SELECT id, created_at + (timestamptz '${now}' - created_at) * power(random(), 4) AS at, looks
  FROM drawn CROSS JOIN generate_series(1, 3)
 ORDER BY at;

INSERT INTO status_changes (issue_id, from_status, to_status, actor, at)
SELECT id, CASE n WHEN 1 THEN 'OPEN' ELSE 'IN_PROGRESS' END, CASE n WHEN 1 THEN 'IN_PROGRESS' ELSE 'RESOLVED' END,
       'person' || id % 89, created_at + (timestamptz '${now}' - created_at) * n / 2 * power(random(), 3) AS at
  FROM drawn CROSS JOIN generate_series(1, 2) AS n
 WHERE id % 5 >= n
 ORDER BY at;

SELECT setval(pg_get_serial_sequence('issues', 'id'), ${issues});
