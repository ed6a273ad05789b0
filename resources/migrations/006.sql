-- Pictures of one moment are one job's and stand in the order they were made in: the index says so itself, so that a
-- page may end between two of them.
DROP INDEX artworks_newest;
CREATE INDEX artworks_newest
    ON artworks (created_at DESC, id ASC, seed, rating, favourite, model, trashed_at)
    WHERE trashed_at IS NULL;
