#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

class QMimeData;

namespace limner {

//! Waits for the word of a Wayland compositor that it took what was put on the clipboard: it tells
//! the window in front of every new selection, of that window's own, too, and it refuses without a
//! word. Qt believes to hold it either way. Deletes itself.
class ClipboardEcho final : public QObject {
    Q_OBJECT
public:
    ClipboardEcho(const QMimeData *data, QObject *context, std::function<void(bool)> told);

private:
    void hear();
    void tell(bool isThere);

    QPointer<const QMimeData> m_data;
    QPointer<QObject> m_context;
    std::function<void(bool)> m_told;
    QTimer m_patience;
};

} // namespace limner
