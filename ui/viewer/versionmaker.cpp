#include "ui/viewer/versionmaker.h"

#include "core/base/digest.h"
#include "core/base/stepaside.h"
#include "core/library/artworkwith.h"
#include "core/library/imports.h"
#include "core/library/library.h"
#include "core/upload/outbox.h"
#include "ui/gallery/galleryactions.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QSaveFile>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace limner {

VersionMaker::VersionMaker(const Services &services, GalleryActions &actions, QObject *parent)
    : QObject{parent}
    , m_library{services.library}
    , m_outbox{services.outbox}
    , m_imports{services.imports}
    , m_originals{services.library.source()->originals()}
    , m_actions{actions}
{
    m_pool.setMaxThreadCount(1);
    connect(services.imports.source(), &Imports::done, this, &VersionMaker::find);
    connect(services.outbox.source(), &Outbox::linkReady, this,
            [this](ArtworkId id) { copyLink(id); });
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, [this] { ++m_copies; });
}

VersionMaker::~VersionMaker()
{
    m_pool.waitForDone();
}

bool VersionMaker::make(ArtworkId id, const PictureCut &cut)
{
    if (m_isBusy)
        return false;
    m_isBusy = true;
    m_copiesBefore = m_copies;
    emit busyChanged(true);
    m_outbox.ask(
        [id](Outbox &outbox) {
            Order order;
            const std::vector<ArtworkFacts> facts = outbox.facts({id});
            if (!facts.empty())
                order.artwork = facts.front().artwork;
            // Where a share copy is made of every picture, this one loses nothing before that.
            if (outbox.config().shareCopy)
                order.wish = {.format = ShareFormat::Png, .edge = 0};
            return order;
        },
        this, [this, id, cut](const Order &order) { begin(id, order, cut); });
    return true;
}

void VersionMaker::begin(ArtworkId id, const Order &order, const PictureCut &cut)
{
    const QString file = order.artwork ? m_originals.absolutePath(*order.artwork) : QString{};
    if (!QFile::exists(file)) {
        end();
        return m_actions.files().bringBack({id}); // says how that goes
    }
    startAside(m_pool, [this, file, wish = order.wish, cut] {
        const Result<Made> made = write(file, wish, cut);
        QMetaObject::invokeMethod(
            this, [this, made] { bringIn(made); }, Qt::QueuedConnection);
    });
}

// On the pool.
Result<VersionMaker::Made> VersionMaker::write(const QString &file, const ShareWish &wish,
                                               const PictureCut &cut)
{
    const Result<ShareCopy> copy = cutCopy(file, wish, cut);
    if (!copy)
        return propagate(copy);
    const QString name = u"limner-%1.%2"_s.arg(QUuid::createUuid().toString(QUuid::WithoutBraces),
                                               extensionOf(wish.format));
    Made made{.path = QDir::temp().filePath(name), .sha256 = sha256(copy->bytes)};
    QSaveFile out{made.path};
    if (!out.open(QIODevice::WriteOnly) || out.write(copy->bytes) != copy->bytes.size() ||
        !out.commit())
        return fail(ErrorKind::Io, out.errorString());
    return made;
}

void VersionMaker::bringIn(const Result<Made> &made)
{
    if (!made) {
        end();
        return emit m_actions.failed(made.error(), ErrorPlace::Library);
    }
    m_made = *made;
    m_imports.tell([path = made->path](Imports &imports) {
        imports.take({.paths = {path}, .way = ImportWay::Move});
    });
}

// An import ended: this one, or one before it.
void VersionMaker::find(const ImportStand &stand)
{
    if (!m_made)
        return;
    for (const RefusedFile &refused : stand.refused) {
        if (refused.path == m_made->path)
            return giveUp(refused.error);
    }
    if (stand.end)
        return giveUp(*stand.end);
    m_library.ask([sha256 = m_made->sha256](
                      Library &library) { return artworkWith(library.database(), sha256); },
                  this,
                  [this](const std::optional<ArtworkId> &id) {
                      if (id && m_made)
                          take(*id);
                  });
}

void VersionMaker::giveUp(const Error &error)
{
    QFile::remove(m_made->path);
    m_made.reset();
    end();
    emit m_actions.failed(error, ErrorPlace::Library);
}

void VersionMaker::take(ArtworkId id)
{
    QFile::remove(m_made->path); // of one that was there already, the import leaves it
    m_made.reset();
    m_waiting = id;
    end();
    m_actions.acts().keep(
        {.undo = tr("Undo the new version"),
         .undone = tr("The version is in the trash"),
         .takeBack = [id](Library &library) { library.trash().put({id}); }},
        tr("The version is a picture of its own now. Its link comes with the upload."));
    copyLink(id);
}

// What somebody copied meanwhile stays where it is.
void VersionMaker::copyLink(ArtworkId id)
{
    if (id == 0 || id != m_waiting)
        return;
    m_outbox.ask([id](Outbox &outbox) { return outbox.link(id).has_value(); }, this,
                 [this, id](bool hasLink) {
                     if (!hasLink || id != m_waiting)
                         return;
                     m_waiting = 0;
                     if (m_copies == m_copiesBefore)
                         m_actions.copyLinks({id});
                     else
                         emit m_actions.told(tr("The link of the version is ready."));
                 });
}

void VersionMaker::end()
{
    m_isBusy = false;
    emit busyChanged(false);
}

} // namespace limner
