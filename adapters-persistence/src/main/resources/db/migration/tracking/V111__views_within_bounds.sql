-- Imports took any number of views. More than this is no number of views, and sums of it end beyond where numbers do.
UPDATE issue_attention
   SET timeless_views = 1000000000000,
       views = least(views - timeless_views, 1000000000000) + 1000000000000
 WHERE timeless_views > 1000000000000;
