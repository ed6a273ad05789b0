#include "ui/desktop/trayicon.h"

#include "ui/common/ring.h"

#include <QAction>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr std::array edges{16, 22, 24, 32, 48, 64}; // what trays ask for
constexpr int olderMs = 10'000; // a panel that starts with the program is there by then
constexpr double steps = 50;    // a ring of this size shows no more
} // namespace

QPixmap trayPicture(int running, double fraction, const Tokens &tokens, int edge)
{
    if (running == 0)
        return QIcon{u":/icons/limner.svg"_s}.pixmap(edge, edge);
    QPixmap picture{edge, edge};
    picture.fill(Qt::transparent);
    QPainter painter{&picture};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.panel); // nobody knows the colour of the tray
    painter.drawEllipse(QRectF{0, 0, double(edge), double(edge)});
    QFont font = painter.font();
    font.setBold(true);
    painter.setFont(font);
    paintRing(painter, picture.rect(), fraction, tokens, {});
    font.setPixelSize(std::max(8, edge / 2));
    painter.setFont(font);
    painter.setPen(tokens.text);
    painter.drawText(picture.rect(), Qt::AlignCenter | Qt::TextDontClip,
                     running > 9 ? u"9+"_s : QString::number(running));
    return picture;
}

TrayIcon::TrayIcon(const Theme &theme, QObject *parent)
    : QObject{parent}
    , m_theme{theme}
{
    connect(&theme, &Theme::changed, this, &TrayIcon::render);
    connect(&m_host, &TrayHost::changed, this, &TrayIcon::adapt);
    m_older.setSingleShot(true);
    m_older.setInterval(olderMs);
    connect(&m_older, &QTimer::timeout, this, [this] {
        m_asksQt = true;
        adapt();
    });
    const QString platform = QGuiApplication::platformName();
    m_asksQt = platform != u"xcb"_s && !platform.startsWith(u"wayland"_s);
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::setWanted(bool isWanted)
{
    m_isWanted = isWanted;
    if (isWanted)
        m_host.look();
    adapt();
}

// Qt asks once whether there is a tray and believes the answer to the end: not before there is one,
// or a panel that starts after the program would never be seen. On X11 it may also be of the older
// kind (XEMBED), of which the bus knows nothing.
bool TrayIcon::isPossible() const
{
    return m_host.isThere().value_or(false) ||
           (m_asksQt && QSystemTrayIcon::isSystemTrayAvailable());
}

void TrayIcon::adapt()
{
    const bool isShown = m_isWanted && isPossible();
    if (!isShown) {
        m_icon.reset();
        m_menu.reset();
    } else if (!m_icon) {
        build();
    }
    if (isShown || !m_isWanted || m_asksQt || QGuiApplication::platformName() != u"xcb"_s)
        m_older.stop();
    else if (!m_older.isActive())
        m_older.start();
}

void TrayIcon::build()
{
    m_menu = std::make_unique<QMenu>();
    m_menu->setObjectName(u"trayMenu"_s);
    const auto add = [this](const QString &text, const char *name, auto signal) {
        QAction *const action = m_menu->addAction(text);
        action->setObjectName(QLatin1StringView{name});
        connect(action, &QAction::triggered, this, signal);
        return action;
    };
    add(tr("Show Limner"), "trayShow", &TrayIcon::showWanted);
    m_copy = add(tr("Copy the last link"), "trayCopy", &TrayIcon::copyWanted);
    m_menu->addSeparator();
    add(tr("Quit"), "trayQuit", &TrayIcon::quitWanted);
    m_icon = std::make_unique<QSystemTrayIcon>();
    m_icon->setObjectName(u"trayIcon"_s);
    m_icon->setContextMenu(m_menu.get());
    connect(m_icon.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason != QSystemTrayIcon::Context)
                    emit showWanted();
            });
    render();
    m_icon->show();
}

void TrayIcon::setCounts(const QueueCounts &counts)
{
    if (m_counts == counts)
        return;
    m_counts = counts;
    render();
}

void TrayIcon::setFraction(double fraction)
{
    const double seen = fraction < 0 ? -1 : std::round(fraction * steps) / steps;
    if (qFuzzyCompare(seen + 2, m_fraction + 2))
        return;
    m_fraction = seen;
    render();
}

void TrayIcon::setHasPicture(bool hasPicture)
{
    m_hasPicture = hasPicture;
    render();
}

QString TrayIcon::words() const
{
    if (m_counts.running == 0 && m_counts.waiting == 0)
        return tr("Limner: nothing runs");
    QString words =
        tr("Limner: %1 running, %2 waiting").arg(m_counts.running).arg(m_counts.waiting);
    if (m_fraction >= 0)
        words += u", %1 %"_s.arg(std::lround(m_fraction * 100));
    return words;
}

void TrayIcon::render()
{
    if (!m_icon)
        return;
    QIcon icon;
    for (const int edge : edges)
        icon.addPixmap(trayPicture(m_counts.running, m_fraction, m_theme.tokens(), edge));
    m_icon->setIcon(icon);
    m_icon->setToolTip(words());
    m_copy->setEnabled(m_hasPicture);
}

} // namespace limner
