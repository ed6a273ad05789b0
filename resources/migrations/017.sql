-- Asked at every start; without it all pictures were gone through to find that there is none.
CREATE INDEX artworks_released ON artworks (id) WHERE released = 1;
