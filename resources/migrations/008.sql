-- Nothing yet: its number is taken.
SELECT 1;
