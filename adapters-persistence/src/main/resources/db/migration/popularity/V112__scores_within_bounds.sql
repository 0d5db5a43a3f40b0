-- Scores that were taken from more views than an issue can have: what has no time is bounded, what has is counted again.
UPDATE popularity p
   SET total = greatest(0, (SELECT a.timeless_views FROM issue_attention a WHERE a.issue_id = p.issue_id)
             + (SELECT coalesce(sum(v.count), 0) FROM views v WHERE v.issue_id = p.issue_id)
             + (SELECT count(*) FROM comments c WHERE c.issue_id = p.issue_id)
             - (SELECT coalesce(sum(w.weight), 0) FROM popularity_pending w WHERE w.issue_id = p.issue_id))
 WHERE p.total > 1000000000000;
