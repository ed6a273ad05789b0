// Another program that something is dragged from: a real XDND source. A press on its window begins
// the drag; where it goes is up to the pointer of the screen.
//   dragsource FORMAT=@FILE...
// Prints "ready X Y" (where to press), "dragging", then "dropped" when the target took it,
// "ignored" when it did not; and goes on, since the target asks for the data only now.

#include <QDrag>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QRasterWindow>
#include <QTextStream>
#include <QTimer>

namespace {

QMimeData *offered(const QStringList &arguments)
{
    auto *const data = new QMimeData;
    for (const QString &argument : arguments) {
        const qsizetype at = argument.indexOf(QLatin1StringView{"=@"});
        QFile file{argument.sliced(at + 2)};
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s", qUtf8Printable(file.errorString()));
        data->setData(argument.first(at), file.readAll());
    }
    return data;
}

class Source final : public QRasterWindow {
protected:
    void exposeEvent(QExposeEvent *event) override
    {
        QRasterWindow::exposeEvent(event);
        const QPoint place = geometry().center();
        if (isExposed())
            QTextStream{stdout} << "ready " << place.x() << ' ' << place.y() << Qt::endl;
    }
    void mousePressEvent(QMouseEvent *) override
    {
        QTimer::singleShot(0, this, [this] { drag(); });
    }

private:
    void drag()
    {
        auto *const drag = new QDrag{this};
        drag->setMimeData(offered(QGuiApplication::arguments().sliced(1)));
        QTextStream{stdout} << "dragging" << Qt::endl;
        const Qt::DropAction action = drag->exec(Qt::CopyAction | Qt::MoveAction, Qt::CopyAction);
        QTextStream{stdout} << (action == Qt::CopyAction ? "dropped" : "ignored") << Qt::endl;
    }
};

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application{argc, argv};
    Source window;
    window.setGeometry(1500, 20, 80, 80);
    window.show();
    return QGuiApplication::exec();
}
