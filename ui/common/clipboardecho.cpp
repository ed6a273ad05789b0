#include "ui/common/clipboardecho.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <utility>

namespace limner {

namespace {
constexpr int patienceMs = 1000;
} // namespace

ClipboardEcho::ClipboardEcho(const QMimeData *data, QObject *context,
                             std::function<void(bool)> told)
    : m_data{data}
    , m_context{context}
    , m_told{std::move(told)}
{
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ClipboardEcho::hear);
    connect(context, &QObject::destroyed, this, &QObject::deleteLater);
    connect(&m_patience, &QTimer::timeout, this, [this] { tell(false); });
    m_patience.setSingleShot(true);
    m_patience.start(patienceMs);
}

void ClipboardEcho::hear()
{
    tell(m_data && QGuiApplication::clipboard()->mimeData() == m_data);
}

void ClipboardEcho::tell(bool isThere)
{
    m_patience.stop();
    QGuiApplication::clipboard()->disconnect(this);
    deleteLater();
    if (m_context)
        std::exchange(m_told, {})(isThere);
}

} // namespace limner
