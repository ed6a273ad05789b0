-- The album that the pictures of a job go to, should it still be there then; 0 = none. The numbers of albums that a job
-- names are never given again.
ALTER TABLE jobs ADD COLUMN album_id INTEGER NOT NULL DEFAULT 0;
CREATE INDEX jobs_album ON jobs (album_id) WHERE album_id <> 0;
-- The artist's own order of albums beside each other; those with the same stand by name.
ALTER TABLE albums ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
