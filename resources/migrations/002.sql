-- The artist let this one job pass although a cap would stop it ("Run this one").
ALTER TABLE jobs ADD COLUMN over_cap INTEGER NOT NULL DEFAULT 0;
