#include "ui/gallery/copybutton.h"

#include "ui/common/keyedwords.h"
#include "ui/common/theme.h"
#include "ui/common/themedicon.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

#include <array>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int feedbackMs = 1600;
}

QString copyFormatName(const CopyFormat &format)
{
    return format.isOwn
               ? format.name
               : QCoreApplication::translate("CopyFormat", format.name.toUtf8().constData());
}

CopyButton::CopyButton(QWidget *parent)
    : QWidget{parent}
    , m_copy{new QPushButton{this}}
    , m_choose{new QPushButton{this}}
    , m_actions{new QActionGroup{this}}
    , m_modes{new QActionGroup{this}}
{
    m_copy->setObjectName(u"copyUrl"_s);
    m_copy->setProperty("kind", u"primary"_s);
    m_copy->setProperty("side", u"left"_s);
    tipWithKey(*m_copy, tr("Copy the link (C)"), u"actionCopyUrl"_s);
    m_copy->setCursor(Qt::PointingHandCursor);
    m_choose->setObjectName(u"copyFormat"_s);
    m_choose->setProperty("kind", u"primary"_s);
    m_choose->setProperty("side", u"right"_s);
    m_choose->setAccessibleName(tr("Format of the copied link"));
    m_choose->setToolTip(m_choose->accessibleName());
    m_menu = new QMenu{m_choose};
    m_menu->setObjectName(u"copyFormatMenu"_s);
    m_menu->addSection(tr("Copy as"));
    addLinkModes(*m_menu);
    m_choose->setMenu(m_menu);

    auto *row = new QHBoxLayout{this};
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_copy, 1);
    row->addWidget(m_choose);

    m_feedback.setSingleShot(true);
    m_feedback.setInterval(feedbackMs);
    connect(&m_feedback, &QTimer::timeout, this, &CopyButton::showText);
    connect(m_copy, &QPushButton::clicked, this, &CopyButton::copyRequested);
    refreshIcons();
    setFormats(m_formats, {});
    setLinkMode(LinkMode::Automatic);
}

void CopyButton::setFormats(const CopyFormats &formats, const QString &id)
{
    m_formats = formats;
    fillFormats();
    setFormat(id);
}

void CopyButton::fillFormats()
{
    for (QAction *const old : m_actions->actions())
        delete old;
    for (const CopyFormat &format : m_formats.all()) {
        // An ampersand in the artist's name of it is no key.
        auto *const action = new QAction{copyFormatName(format).replace(u'&', u"&&"_s), m_actions};
        action->setObjectName(u"copyFormat-"_s + format.id);
        action->setCheckable(true);
        action->setData(format.id);
        m_menu->insertAction(m_behindFormats, action);
        connect(action, &QAction::triggered, this, [this, id = format.id] {
            setFormat(id);
            emit formatChosen(id);
            emit copyRequested();
        });
    }
}

void CopyButton::addLinkModes(QMenu &menu)
{
    m_behindFormats = menu.addSection(tr("Kind of link"));
    const std::array<std::pair<LinkMode, QString>, 3> modes{{
        {LinkMode::Automatic, tr("Automatic")},
        {LinkMode::Public, tr("Public")},
        {LinkMode::Presigned, tr("Signed, for a limited time")},
    }};
    for (const auto &[mode, name] : modes) {
        QAction *action = menu.addAction(name);
        action->setObjectName(u"linkMode-"_s + toString(mode));
        action->setCheckable(true);
        action->setData(int(mode));
        m_modes->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, chosen = mode] { emit linkModeChosen(chosen); });
    }
}

void CopyButton::setFormat(const QString &id)
{
    m_format = m_formats.findOrPlain(id);
    for (QAction *action : m_actions->actions())
        action->setChecked(action->data().toString() == m_format.id);
    if (!m_feedback.isActive())
        showText();
}

void CopyButton::setLinkMode(LinkMode mode)
{
    for (QAction *action : m_modes->actions())
        action->setChecked(action->data().toInt() == int(mode));
}

void CopyButton::showText()
{
    const bool isPlain = m_format == m_formats.all().front();
    const QString text = isPlain ? tr("Copy URL") : tr("Copy %1").arg(copyFormatName(m_format));
    // The icon stands too close without a space.
    m_copy->setText(u' ' + QString{text}.replace(u'&', u"&&"_s));
    m_copy->setAccessibleName(text);
    refreshIcons();
}

void CopyButton::showCopied()
{
    m_copy->setText(tr("Copied ✓"));
    m_copy->setIcon({});
    m_copy->setAccessibleName(tr("Copied"));
    m_feedback.start();
}

void CopyButton::setReady(bool ready)
{
    m_copy->setEnabled(ready);
    m_feedback.stop();
    showText();
}

void CopyButton::refreshIcons()
{
    const QColor colour = tokensOf(*this).accentText;
    if (!m_feedback.isActive())
        m_copy->setIcon(themedIcon(u"copy"_s, colour));
    m_copy->setIconSize({15, 15});
    m_choose->setIcon(themedIcon(u"chevron-down"_s, colour));
    m_choose->setIconSize({14, 14});
}

} // namespace limner
