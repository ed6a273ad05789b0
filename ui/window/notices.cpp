#include "ui/window/notices.h"

#include "core/queue/jobqueue.h"
#include "ui/common/banner.h"
#include "ui/common/madesmallertext.h"
#include "ui/common/toast.h"
#include "ui/queue/capbanner.h"
#include "ui/window/storenotice.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

Notices::Notices(const Services &services, QWidget &window)
    : QWidget{&window}
    , m_banner{new Banner{this}}
    , m_toast{new Toast{&window}}
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *const capBanner = new Banner{this};
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(0);
    for (Banner *banner : {m_banner, capBanner})
        column->addWidget(banner);

    const auto *const caps = new CapBanner{services.queue, *capBanner, this};
    connect(caps, &CapBanner::raiseWanted, this, [this] { emit settingsWanted(u"spending"_s); });
    const auto *const store = new StoreNotice{services.outbox, addBanner(u"storeBanner"_s)};
    connect(store, &StoreNotice::settingsWanted, this, &Notices::settingsWanted);
    connect(&services.queue.source()->board(), &JobBoard::inputMadeSmaller, this,
            [this](const QString &, const MadeSmaller &done) { tell(madeSmallerText(done)); });
}

Banner &Notices::addBanner(const QString &name)
{
    auto *const banner = new Banner{this};
    banner->setObjectName(name);
    layout()->addWidget(banner);
    return *banner;
}

void Notices::tell(const QString &text)
{
    m_toast->showMessage(text);
}

void Notices::tell(const QString &text, const QString &actionText, std::function<void()> action)
{
    m_toast->showMessage(text, actionText, std::move(action));
}

void Notices::tellCopied(int links)
{
    tell(links == 1 ? tr("Link copied") : tr("%1 links copied").arg(links));
}

void Notices::tellLeftAlone(int links, std::function<void()> copy)
{
    tell(links == 1 ? tr("The link is ready; what you copied was left alone")
                    : tr("%1 links are ready; what you copied was left alone").arg(links),
         tr("Copy"), std::move(copy));
}

void Notices::tellReady(int links, std::function<void()> copy)
{
    tell(links == 1 ? tr("The link is ready") : tr("%1 links are ready").arg(links), tr("Copy"),
         std::move(copy));
}

void Notices::showError(const Error &error, ErrorPlace place)
{
    m_banner->showError(errorText(error, place));
    const bool isInSettings = error.kind == ErrorKind::NotConfigured ||
                              error.kind == ErrorKind::Unauthorized ||
                              error.kind == ErrorKind::OtherRegion;
    if (!isInSettings)
        return;
    const QString page = place == ErrorPlace::Store ? u"storage"_s : u"providers"_s;
    connect(m_banner->addButton(tr("Open settings"), "bannerSettings"), &QPushButton::clicked, this,
            [this, page] { emit settingsWanted(page); });
}

void Notices::showNote(const QString &text, const QString &why)
{
    m_banner->showMessage(Banner::Tone::Note, text, why);
}

void Notices::setPlace(const QWidget &part)
{
    m_toast->setPlace(part);
}

void Notices::clear()
{
    m_banner->hide();
}

} // namespace limner
