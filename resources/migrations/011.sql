-- Only the first frame of these is shown.
ALTER TABLE artworks ADD COLUMN animated INTEGER NOT NULL DEFAULT 0;
-- The file is in the store only, as the artist chose.
ALTER TABLE artworks ADD COLUMN released INTEGER NOT NULL DEFAULT 0;
-- Which of the packs: a new one is filled while the old one is read.
ALTER TABLE thumbnails ADD COLUMN pack INTEGER NOT NULL DEFAULT 0;
