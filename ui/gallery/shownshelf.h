#pragma once

#include <QObject>
#include <QString>

namespace limner {

class KnownShelves;
class SearchField;

//! Which album or tag the search field asks for: there is no other truth about what is shown.
class ShownShelf final : public QObject {
    Q_OBJECT
public:
    ShownShelf(const KnownShelves &known, const SearchField &search, QObject *parent = nullptr);

    [[nodiscard]] qint64 album() const { return m_album; } //!< 0 = none
    [[nodiscard]] QString albumName() const;
    [[nodiscard]] qint64 tag() const { return m_tag; } //!< 0 = none
    [[nodiscard]] QString tagName() const;
    [[nodiscard]] bool isTrash() const { return m_isTrash; }
    //! Of several albums called the same this one is meant.
    void prefer(qint64 album);

signals:
    void changed();

private:
    void look();

    const KnownShelves &m_known;
    const SearchField &m_search;
    qint64 m_preferred = 0;
    qint64 m_album = 0;
    qint64 m_tag = 0;
    bool m_isTrash = false;
};

} // namespace limner
