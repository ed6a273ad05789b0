#include "ui/window/newsnotice.h"

#include "ui/common/banner.h"
#include "ui/help/helpbook.h"
#include "ui/help/helpkey.h"
#include "ui/window/windowmemory.h"

#include <QPushButton>
#include <QVersionNumber>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QString thisVersion()
{
    return QStringLiteral(LIMNER_VERSION);
}

} // namespace

NewsNotice::NewsNotice(Banner &banner, WindowMemory &memory, HelpKey &help, QObject *parent)
    : QObject{parent}
    , m_banner{banner}
    , m_memory{memory}
    , m_help{help}
{
    connect(&banner, &Banner::closed, this, &NewsNotice::note);
    // Nobody hears yet what the window wants to have written.
    QMetaObject::invokeMethod(this, &NewsNotice::look, Qt::QueuedConnection);
}

// Of an older program than the one whose news were read there is nothing to tell.
void NewsNotice::look()
{
    const QVersionNumber now = QVersionNumber::fromString(thisVersion());
    const QVersionNumber read = QVersionNumber::fromString(m_memory.settings().newestVersion);
    if (read.isNull())
        note();
    else if (read < now)
        show();
}

void NewsNotice::show()
{
    m_banner.showMessage(Banner::Tone::Good, tr("Limner %1: what is new").arg(thisVersion()));
    connect(m_banner.addButton(tr("Read it"), "newsRead"), &QPushButton::clicked, this, [this] {
        m_banner.hide();
        note();
        m_help.openAt(newsOf(thisVersion()), &m_banner);
    });
}

void NewsNotice::note()
{
    m_memory.choose([](Settings &all) { all.newestVersion = thisVersion(); });
}

} // namespace limner
