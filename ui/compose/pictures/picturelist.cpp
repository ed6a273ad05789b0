#include "ui/compose/pictures/picturelist.h"

#include "core/schema/inputname.h"
#include "ui/common/formats.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

PictureList::PictureList(const QString &parameter, const QString &title, qint64 most,
                         QWidget *parent)
    : QWidget{parent}
    , m_parameter{parameter}
    , m_title{title}
    , m_most{most}
    , m_column{new QVBoxLayout{this}}
{
    m_column->setContentsMargins({});
    m_column->setSpacing(6);
    arrange();
}

PictureList::~PictureList()
{
    for (const Entry &entry : m_entries)
        if (m_bringer)
            m_bringer->leave(entry.ticket);
}

void PictureList::setBringer(PictureBringer *bringer)
{
    m_bringer = bringer;
    if (!bringer)
        return;
    connect(bringer, &PictureBringer::progressed, this, &PictureList::noteProgress);
    connect(bringer, &PictureBringer::kept, this, &PictureList::noteKept);
    connect(bringer, &PictureBringer::failed, this, &PictureList::noteFailed);
    for (Entry &entry : m_entries)
        if (isInputName(entry.value) && !entry.ticket)
            entry.ticket = bringer->look(entry.value);
}

QStringList PictureList::values() const
{
    QStringList out;
    for (const Entry &entry : m_entries)
        if (!entry.value.isEmpty())
            out << entry.value;
    return out;
}

const PictureCard *PictureList::pending() const
{
    for (const Entry &entry : m_entries)
        if (entry.card->isPending())
            return entry.card;
    return nullptr;
}

const KeptInput *PictureList::known() const
{
    for (const Entry &entry : m_entries)
        if (!entry.card->isPending())
            return entry.card->input() ? &*entry.card->input() : nullptr;
    return nullptr;
}

PictureCard *PictureList::first() const
{
    for (size_t place = 0; place < m_entries.size(); ++place)
        if (!isReplaced(place))
            return m_entries[place].card;
    return nullptr;
}

bool PictureList::isReplaced(size_t place) const
{
    return place + 1 < m_entries.size() && m_entries[place + 1].replaces;
}

void PictureList::clear()
{
    while (!m_entries.empty())
        drop(m_entries.size() - 1);
    arrange();
}

bool PictureList::isInExchange(size_t place) const
{
    return isReplaced(place) || m_entries[place].replaces;
}

PictureList::Entry &PictureList::addEntry(const QString &value, std::optional<size_t> place)
{
    auto *const card = new PictureCard{m_title, this};
    card->setMovable(m_most > 1);
    const size_t at = place.value_or(m_entries.size());
    m_column->insertWidget(int(at), card);
    connect(card, &PictureCard::removeWanted, this, [this, card] { remove(card); });
    connect(card, &PictureCard::replaceWanted, this, &PictureList::replaceWanted);
    connect(card, &PictureCard::pasteWanted, this, &PictureList::pasteWanted);
    connect(card, &PictureCard::moveWanted, this, [this, card](int steps) { move(card, steps); });
    connect(card, &PictureCard::draggedTo, this,
            [this, card](QPoint global) { dragTo(card, global); });
    connect(card, &PictureCard::editWanted, this, [this, card] {
        if (card->input())
            emit editWanted(*card->input());
    });
    return *m_entries.insert(m_entries.begin() + qsizetype(at), {.value = value, .card = card});
}

void PictureList::add(const QString &value)
{
    Entry &entry = addEntry(value);
    if (isInlineFile(value)) {
        entry.card->showWords(tr("Picture"), u"%1, %2"_s.arg(value.section(u';', 0, 0).sliced(5),
                                                             formatBytes(value.size() * 3 / 4)));
    } else {
        entry.card->showWords(tr("Picture %1 of the library").arg(digestOf(value).left(8)), {});
        if (m_bringer)
            entry.ticket = m_bringer->look(value);
    }
    arrange();
}

void PictureList::bring(const DroppedPicture &picture, const InputWish &wish,
                        const QStringList &madeFrom)
{
    if (m_most == 1 && !m_entries.empty() && m_entries.back().value.isEmpty())
        drop(m_entries.size() - 1); // still on its way, and not wanted any more
    const size_t before = m_most == 1 ? 0 : placeOf(madeFrom.value(0));
    if (before < m_entries.size() && isReplaced(before))
        drop(before + 1); // the same
    addComing(picture.front().name, before).ticket = m_bringer->bring(picture, wish, madeFrom);
    arrange();
}

PictureList::Entry &PictureList::addComing(const QString &name, size_t before)
{
    const bool replaces = before < m_entries.size();
    Entry &entry = addEntry({}, replaces ? before + 1 : m_entries.size());
    entry.replaces = replaces;
    entry.card->showPending(name);
    return entry;
}

std::vector<ComingPicture> PictureList::handOver()
{
    std::vector<ComingPicture> out;
    for (size_t place = 0; place < m_entries.size(); ++place) {
        Entry &entry = m_entries[place];
        if (!entry.value.isEmpty())
            continue;
        out.push_back({std::exchange(entry.ticket, 0), entry.card->nameShown(),
                       entry.replaces ? m_entries[place - 1].value : QString{}});
        drop(place--);
    }
    arrange();
    return out;
}

void PictureList::await(const ComingPicture &picture)
{
    addComing(picture.name, m_most == 1 ? 0 : placeOf(picture.replaces)).ticket = picture.ticket;
    arrange();
}

void PictureList::noteProgress(quint64 ticket, qint64 done, qint64 total)
{
    if (const size_t place = placeOf(ticket); place < m_entries.size())
        m_entries[place].card->showPending(m_entries[place].card->nameShown(), done, total);
}

void PictureList::noteKept(quint64 ticket, const KeptInput &input)
{
    size_t place = placeOf(ticket);
    if (place >= m_entries.size())
        return;
    const bool isNew = m_entries[place].value.isEmpty();
    m_entries[place].ticket = 0;
    if (std::exchange(m_entries[place].replaces, false) && place > 0)
        drop(--place);
    m_entries[place].value = input.name;
    m_entries[place].card->showInput(input);
    arrange();
    if (isNew)
        emit changed();
    emit knownChanged();
}

void PictureList::noteFailed(quint64 ticket, const Error &error)
{
    const size_t place = placeOf(ticket);
    if (place >= m_entries.size())
        return;
    m_entries[place].ticket = 0;
    if (m_entries[place].value.isEmpty()) // it never came; what was there before is still
        remove(m_entries[place].card);
    emit failed(error);
}

size_t PictureList::placeOf(quint64 ticket) const
{
    size_t place = 0;
    while (place < m_entries.size() && (!ticket || m_entries[place].ticket != ticket))
        ++place;
    return place;
}

size_t PictureList::placeOf(const QString &value) const
{
    size_t place = 0;
    while (place < m_entries.size() && (value.isEmpty() || m_entries[place].value != value))
        ++place;
    return place;
}

size_t PictureList::placeOf(const PictureCard *card) const
{
    size_t place = 0;
    while (place < m_entries.size() && m_entries[place].card != card)
        ++place;
    return place;
}

void PictureList::remove(const PictureCard *card)
{
    const size_t place = placeOf(card);
    if (place >= m_entries.size())
        return;
    const QWidget *const focused = window()->focusWidget();
    const bool hadFocus = focused && (focused == card || card->isAncestorOf(focused));
    drop(place);
    arrange();
    emit changed();
    emit knownChanged();
    if (hadFocus)
        emit focusLost();
}

void PictureList::drop(size_t place)
{
    const Entry entry = m_entries[place];
    m_entries.erase(m_entries.begin() + qsizetype(place));
    if (m_bringer)
        m_bringer->leave(entry.ticket);
    m_column->removeWidget(entry.card);
    entry.card->hide();
    entry.card->setObjectName({});
    entry.card->deleteLater(); // it may be its own signal that is being heard
}

void PictureList::move(const PictureCard *card, int steps)
{
    const auto from = qsizetype(placeOf(card));
    const qsizetype to = from + steps;
    const auto count = qsizetype(m_entries.size());
    if (from >= count || to < 0 || to >= count || isInExchange(size_t(from)) ||
        isInExchange(size_t(to)))
        return;
    std::swap(m_entries[size_t(from)], m_entries[size_t(to)]);
    m_column->insertWidget(int(to), m_entries[size_t(to)].card);
    arrange();
    emit changed();
    emit knownChanged();
}

void PictureList::bringFirst(const QString &value)
{
    for (size_t place = placeOf(value); place > 0 && place < m_entries.size(); --place)
        move(m_entries[place].card, -1);
}

//! Past the middle of its neighbour it takes its place.
void PictureList::dragTo(const PictureCard *card, QPoint global)
{
    const int y = mapFromGlobal(global).y();
    const size_t place = placeOf(card);
    const auto middle = [this](size_t at) { return m_entries[at].card->geometry().center().y(); };
    if (place > 0 && place < m_entries.size() && y < middle(place - 1))
        move(card, -1);
    else if (place + 1 < m_entries.size() && y > middle(place + 1))
        move(card, 1);
}

void PictureList::arrange()
{
    setVisible(!m_entries.empty());
    int number = 0;
    for (size_t place = 0; place < m_entries.size(); ++place) {
        PictureCard &card = *m_entries[place].card;
        card.setVisible(!isReplaced(place));
        if (isReplaced(place))
            card.setObjectName({});
        else
            card.nameParts(m_parameter, number++);
        card.setEditing(m_editing);
    }
}

void PictureList::setEditing(PictureEditing editing)
{
    m_editing = editing;
    arrange();
}

void PictureList::setWelcoming(bool isWelcoming)
{
    if (PictureCard *const card = m_most == 1 ? first() : nullptr)
        card->setWelcoming(isWelcoming);
}

} // namespace limner
