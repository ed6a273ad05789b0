#pragma once

#include "ui/common/services.h"
#include "core/library/artwork.h"

#include <QObject>

#include <vector>

namespace limner {

class ComparisonView;
class StagePictures;

//! The pictures that are compared, as they are in the library: what they were made with, their
//! marks, and which of them go.
class ComparedPictures final : public QObject {
    Q_OBJECT
public:
    ComparedPictures(const Services &services, ComparisonView &view, const StagePictures &stage,
                     QObject *parent);

    void set(const std::vector<ArtworkId> &ids);
    void clear();
    //! In the order in which they are seen.
    [[nodiscard]] std::vector<ArtworkId> ids() const;
    [[nodiscard]] int indexOf(ArtworkId id) const;
    //! More of its pixels are at hand.
    void refresh(ArtworkId id);

signals:
    //! They are in the view.
    void shown();
    //! Only this one is left, or none (0).
    void fewLeft(limner::ArtworkId id);

private:
    void take(const std::vector<Artwork> &pictures);
    void drop(const std::vector<ArtworkId> &gone);
    void askMarks(const std::vector<ArtworkId> &changed);

    Remote<ArtworkReader> m_reader;
    ComparisonView &m_view;
    const StagePictures &m_stage;
    std::vector<ArtworkId> m_ids;
};

} // namespace limner
