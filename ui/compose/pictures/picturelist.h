#pragma once

#include "ui/compose/pictures/picturebringer.h"
#include "ui/compose/pictures/picturecard.h"

#include <QPointer>
#include <QWidget>

#include <optional>
#include <vector>

class QVBoxLayout;

namespace limner {

//! One that is on its way from one form to the next before it is kept.
struct ComingPicture {
    quint64 ticket = 0;    //!< of the bringer
    QString name = {};     //!< as shown
    QString replaces = {}; //!< the value whose place it takes; "" = none
};

//! The pictures of one input, a card for each, in their order: those that are kept, and those on
//! their way, which stand here only once they are.
class PictureList final : public QWidget {
    Q_OBJECT
public:
    //! `parameter` and `title` are of the input; `most` pictures fit.
    PictureList(const QString &parameter, const QString &title, qint64 most, QWidget *parent);
    ~PictureList() override;

    void setBringer(PictureBringer *bringer);
    [[nodiscard]] bool hasBringer() const { return m_bringer; }
    [[nodiscard]] qint64 room() const { return m_most - qint64(m_entries.size()); }
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    //! As they stand in the parameters; of those on their way there is nothing.
    [[nodiscard]] QStringList values() const;
    //! nullptr while none is on its way.
    [[nodiscard]] const PictureCard *pending() const;
    //! Of those that are here, the first; nullptr while nothing is known of it.
    [[nodiscard]] const KeptInput *known() const;
    [[nodiscard]] PictureCard *first() const;

    void clear();
    //! A name of a kept input, or bytes in the text itself.
    void add(const QString &value);
    //! Where only one fits, it takes the place of the one that is there once it is kept; else that
    //! of the first in `madeFrom`.
    void bring(const DroppedPicture &picture, const InputWish &wish, const QStringList &madeFrom);
    //! Those on their way go to another list, which awaits them.
    [[nodiscard]] std::vector<ComingPicture> handOver();
    void await(const ComingPicture &picture);
    //! Before all others.
    void bringFirst(const QString &value);
    void setEditing(PictureEditing editing);
    void setWelcoming(bool isWelcoming);

signals:
    void changed(); //!< by the person
    void knownChanged();
    void failed(const limner::Error &error);
    //! The card with the keyboard went away.
    void focusLost();
    void replaceWanted();
    void pasteWanted();
    void editWanted(const limner::KeptInput &input);

private:
    struct Entry {
        QString value; //!< empty until it is kept
        quint64 ticket = 0;
        bool replaces = false; //!< the one before it, once it is kept
        PictureCard *card = nullptr;
    };
    //! At the end, or at `place`.
    Entry &addEntry(const QString &value, std::optional<size_t> place = {});
    //! One that is on its way and takes the place of `before`, if there is such a place.
    Entry &addComing(const QString &name, size_t before);
    void remove(const PictureCard *card);
    void drop(size_t place);
    void move(const PictureCard *card, int steps);
    void dragTo(const PictureCard *card, QPoint global);
    void noteProgress(quint64 ticket, qint64 done, qint64 total);
    void noteKept(quint64 ticket, const KeptInput &input);
    void noteFailed(quint64 ticket, const Error &error);
    [[nodiscard]] size_t placeOf(quint64 ticket) const;
    [[nodiscard]] size_t placeOf(const PictureCard *card) const;
    [[nodiscard]] size_t placeOf(const QString &value) const;
    [[nodiscard]] bool isInExchange(size_t place) const; //!< one of two for one place
    [[nodiscard]] bool isReplaced(size_t place) const;   //!< by the next one, once that is kept
    void arrange();

    QString m_parameter;
    QString m_title;
    qint64 m_most;
    QPointer<PictureBringer> m_bringer;
    PictureEditing m_editing = PictureEditing::None;
    QVBoxLayout *m_column = nullptr;
    std::vector<Entry> m_entries;
};

} // namespace limner
