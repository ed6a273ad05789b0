#include "ui/common/clipboard.h"

#include "ui/common/clipboardecho.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QPointer>

#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

//! Of what a compositor has not taken, or not yet.
constexpr const char *doubtful = "doubtful";

bool isWayland()
{
    return QGuiApplication::platformName().startsWith(u"wayland");
}

} // namespace

bool clipboardNeedsFocus()
{
    return isWayland() && !QGuiApplication::focusWindow();
}

bool clipboardTellsLate()
{
    return isWayland();
}

void putOnClipboard(QMimeData *data, QObject *context, ClipboardTold told)
{
    if (clipboardNeedsFocus()) {
        delete data;
        return told(false);
    }
    QClipboard *const clipboard = QGuiApplication::clipboard();
    data->setProperty(doubtful, isWayland());
    clipboard->setMimeData(data); // takes it over
    // X11 is asked who owns the selection, not what it says: another program may take its time.
    if (!isWayland())
        return told(clipboard->mimeData() == data);
    new ClipboardEcho{data, context, [data = QPointer{data}, told = std::move(told)](bool isThere) {
                          if (data)
                              data->setProperty(doubtful, !isThere);
                          told(isThere);
                      }};
}

void putOnClipboard(const QString &text, QObject *context, ClipboardTold told)
{
    auto *const data = new QMimeData;
    data->setText(text);
    putOnClipboard(data, context, std::move(told));
}

const QMimeData *ownOnClipboard()
{
    const QMimeData *const data = QGuiApplication::clipboard()->mimeData();
    // What stands for another program's data is of a class of Qt's own.
    const bool isOwn = data && !data->inherits("QInternalMimeData") && !data->formats().isEmpty() &&
                       !data->property(doubtful).toBool();
    return isOwn ? data : nullptr;
}

} // namespace limner
