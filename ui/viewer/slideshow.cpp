#include "ui/viewer/slideshow.h"

#include "ui/common/keyedwords.h"

#include <array>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr std::array paces{2, 4, 8, 15, 30};
} // namespace

SlideShow::SlideShow(QObject *parent)
    : QObject{parent}
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SlideShow::due);
}

void SlideShow::start()
{
    m_isRunning = true;
    begin();
    emit changed();
}

void SlideShow::stop()
{
    m_timer.stop();
    if (!m_isRunning)
        return;
    m_isRunning = false;
    emit changed();
}

void SlideShow::toggle()
{
    if (m_isRunning)
        stop();
    else
        start();
}

QString SlideShow::words(const QObject &place) const
{
    if (!m_isRunning)
        return tr("The slide show stands still.");
    return keysInForce(place)
        .inWords(tr("A picture every %1 s; F5 stops, Shift+F5 changes the pace."),
                 {u"viewerSlideShow"_s, u"viewerPace"_s})
        .value_or(tr("A picture every %1 s."))
        .arg(seconds());
}

int SlideShow::seconds() const
{
    return paces[m_pace];
}

void SlideShow::nextPace()
{
    m_pace = (m_pace + 1) % paces.size();
    begin();
    emit changed();
}

void SlideShow::begin()
{
    if (m_isRunning)
        m_timer.start(seconds() * 1000);
}

} // namespace limner
