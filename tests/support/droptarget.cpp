// Another program that takes what is dropped on it: a real XDND target, which reads what it is
// given as any program does.
//   droptarget X Y
// Its window stands at X Y, 200 pixels each way. Prints "ready", "over" whenever something is moved
// over it, and when it was dropped "types" with all that was offered, "action" with what was
// proposed, "urls", "text" (both percent-encoded) and "image" with its size, and then "dropped".

#include <QDropEvent>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QRasterWindow>
#include <QTextStream>
#include <QUrl>

namespace {

class Target final : public QRasterWindow {
protected:
    void exposeEvent(QExposeEvent *event) override
    {
        QRasterWindow::exposeEvent(event);
        if (isExposed())
            say("ready");
    }
    bool event(QEvent *event) override
    {
        switch (event->type()) {
        case QEvent::DragEnter:
            static_cast<QDropEvent *>(event)->acceptProposedAction();
            return true;
        case QEvent::DragMove:
            static_cast<QDropEvent *>(event)->acceptProposedAction();
            say("over");
            return true;
        case QEvent::Drop:
            take(*static_cast<QDropEvent *>(event));
            return true;
        default:
            return QRasterWindow::event(event);
        }
    }

private:
    static void say(const QByteArray &line) { QTextStream{stdout} << line << Qt::endl; }
    static void take(QDropEvent &drop)
    {
        const QMimeData &data = *drop.mimeData();
        drop.acceptProposedAction();
        say("types " + data.formats().join(QLatin1Char{' '}).toUtf8());
        say("action " + QByteArray::number(drop.possibleActions().toInt()));
        say("urls " + data.data(QStringLiteral("text/uri-list")).toPercentEncoding());
        say("text " + data.text().toUtf8().toPercentEncoding());
        const QImage image = qvariant_cast<QImage>(data.imageData());
        say("image " + QByteArray::number(image.width()) + ' ' +
            QByteArray::number(image.height()));
        say("dropped");
    }
};

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application{argc, argv};
    const QStringList arguments = QGuiApplication::arguments();
    Target window;
    window.setGeometry(arguments.value(1).toInt(), arguments.value(2).toInt(), 200, 200);
    window.show();
    return QGuiApplication::exec();
}
