#include "ui/gallery/trashflow.h"

#include "core/library/library.h"
#include "core/upload/outbox.h"
#include "ui/common/formats.h"
#include "ui/gallery/erasesheet.h"
#include "ui/gallery/trashline.h"

#include <QAction>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace limner {

TrashFlow::TrashFlow(const Services &services, QWidget &place, TrashLine &line, QObject *parent)
    : QObject{parent}
    , m_library{services.library}
    , m_outbox{services.outbox}
    , m_place{place}
    , m_line{line}
    , m_action{new QAction{tr("Show the trash"), this}}
{
    m_action->setObjectName(u"actionTrash"_s);
    m_action->setShortcut(QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_T});
    m_action->setCheckable(true);
    place.addAction(m_action);
    connect(m_action, &QAction::triggered, this, &TrashFlow::wanted);
    connect(&line, &TrashLine::restoreWanted, this, &TrashFlow::restore);
    connect(&line, &TrashLine::eraseWanted, this, [this] {
        if (!m_chosen.empty())
            erase(m_chosen);
    });
    connect(&line, &TrashLine::emptyWanted, this, [this] { erase({}); });
    connect(&line, &TrashLine::closeWanted, this, [this] { emit wanted(false); });
    connectLibrary();
}

void TrashFlow::connectLibrary()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &TrashFlow::refresh);
    const auto soon = [this] {
        if (m_isShown)
            m_soon.start();
    };
    Library *const library = m_library.source();
    connect(library, &Library::artworksTrashed, this, soon);
    connect(library, &Library::artworksRestored, this, soon);
    connect(library, &Library::artworksErased, this, soon);
    connect(&library->emptier(), &TrashEmptier::emptied, this, &TrashFlow::tellErased);
}

void TrashFlow::setShown(bool isShown)
{
    m_action->setChecked(isShown);
    if (isShown == m_isShown)
        return;
    m_isShown = isShown;
    m_line.setVisible(isShown);
    if (isShown)
        refresh();
}

void TrashFlow::setChosen(const std::vector<ArtworkId> &ids)
{
    m_chosen = ids;
    m_line.setChosen(static_cast<int>(ids.size()));
}

void TrashFlow::refresh()
{
    m_library.ask(
        [](Library &library) {
            return std::pair{library.trash().stand(), library.emptier().days()};
        },
        this,
        [this](const std::pair<TrashStand, int> &told) {
            m_line.setStand(told.first, told.second);
        });
}

void TrashFlow::restore()
{
    if (m_chosen.empty())
        return;
    m_library.ask(
        [ids = m_chosen](Library &library) { return library.trash().restore(ids); }, this,
        [this](const std::vector<ArtworkId> &back) {
            if (!back.empty())
                emit told(
                    back.size() == 1
                        ? tr("Picture brought back")
                        : tr("%1 pictures brought back").arg(formatCount(qint64(back.size()))));
        });
}

void TrashFlow::erase(const std::vector<ArtworkId> &ids)
{
    m_library.ask([ids](Library &library) { return library.trash().stand(ids); }, this,
                  [this, ids](const TrashStand &stand) {
                      if (stand.pictures > 0)
                          ask(ids, stand);
                  });
}

void TrashFlow::ask(const std::vector<ArtworkId> &ids, const TrashStand &stand)
{
    m_outbox.ask(
        [](Outbox &outbox) { return outbox.config().deleted == OutboxConfig::Deleted::Removed; },
        this,
        [this, ids, stand](bool removes) {
            auto *const sheet = new EraseSheet{stand, removes, m_place.window()};
            connect(sheet, &EraseSheet::confirmed, this, [this, ids](RemoteCopy copy) {
                m_library.tell(
                    [ids, copy](Library &library) { library.emptier().empty(ids, copy); });
            });
            sheet->open();
        });
}

void TrashFlow::tellErased(int pictures, const std::optional<Error> &error)
{
    if (error)
        emit failed(*error, ErrorPlace::Library);
    else
        emit told(pictures == 1 ? tr("1 picture deleted for good")
                                : tr("%1 pictures deleted for good").arg(formatCount(pictures)));
}

} // namespace limner
