#pragma once

#include "core/upload/artworkfacts.h"

#include <vector>

namespace limner {

class GalleryModel;
class GalleryPane;

//! Where one is among the pictures of the gallery, jobs left out: also after the picture is not
//! there any more.
class GalleryPlace {
public:
    explicit GalleryPlace(GalleryPane &pane)
        : m_pane{pane}
    {}

    //! Goes to where it is; false, and stays, when the gallery does not show it.
    bool find(ArtworkId id);
    //! Finds it and makes it the gallery's one choice at once: the next key is for it.
    void choose(ArtworkId id);
    //! These as well.
    void chooseToo(const std::vector<ArtworkId> &ids);

    [[nodiscard]] int count() const;
    [[nodiscard]] int index() const; //!< 0 for the first picture
    //! So many further on, around the ends; 0 where there is no picture.
    [[nodiscard]] ArtworkId neighbour(int by) const;
    [[nodiscard]] ArtworkId at(int index) const;
    //! So many, the place among them, in its middle where it can be.
    [[nodiscard]] std::vector<ArtworkId> around(int room) const;
    //! nullptr until they are here.
    [[nodiscard]] const ArtworkFacts *facts() const;

private:
    [[nodiscard]] GalleryModel &model() const;
    [[nodiscard]] int firstRow() const;

    GalleryPane &m_pane;
    int m_index = 0;
};

} // namespace limner
