#pragma once

#include "core/library/shelves.h"
#include "ui/common/services.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <vector>

namespace limner {

//! What pictures are sorted into, as it was told last. Whatever changes it is asked about late and
//! quietly: many changes in a row are one question.
class KnownShelves final : public QObject {
    Q_OBJECT
public:
    explicit KnownShelves(const Services &services, QObject *parent = nullptr);

    [[nodiscard]] const Shelves &shelves() const { return m_shelves; }
    //! False until it was told once.
    [[nodiscard]] bool isKnown() const { return m_isKnown; }
    //! How many pictures saved searches find, by their ids, as far as that is known.
    [[nodiscard]] const std::map<qint64, int> &found() const { return m_found; }
    //! nullptr when there is none.
    [[nodiscard]] const Album *album(qint64 id) const;
    [[nodiscard]] const Tag *tag(qint64 id) const;
    [[nodiscard]] const SavedSearch *search(qint64 id) const;
    //! "Lighthouse book / Cover".
    [[nodiscard]] QString pathOf(const Album &album) const;

signals:
    void changed();

private:
    void connectLibrary(const Services &services);
    void askIn(int ms);
    void ask();
    void take(const Shelves &shelves);
    void countNext();

    Remote<ArtworkReader> m_reader;
    Shelves m_shelves;
    std::map<qint64, int> m_found;
    std::vector<SavedSearch> m_uncounted; // one after another, so that nobody waits behind them
    QTimer m_pause;
    int m_asked = 0;
    bool m_isKnown = false;
};

} // namespace limner
