// Another program that something is dragged from: a real XDND source. It shows a window, begins a
// drag and leads it to a place of the screen, as the pointer would.
//   dragsource X Y FORMAT=@FILE...
// Prints "dropped" when the target took it, "ignored" when it did not.

#include <QDrag>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QRasterWindow>
#include <QTimer>
#include <QtTest>

namespace {

constexpr int steps = 12;
constexpr int pauseMs = 60; // for messages between the two programs

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

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application{argc, argv};
    const QStringList arguments = application.arguments();
    const QPoint target{arguments.at(1).toInt(), arguments.at(2).toInt()};
    QRasterWindow window;
    window.setGeometry(1500, 20, 80, 80);
    window.show();
    int step = 0;
    QTimer lead;
    QObject::connect(&lead, &QTimer::timeout, &window, [&] {
        // From its own window to the target, and a little about there.
        const QPoint from = window.geometry().center();
        const QPoint there = from + (target - from) * qMin(++step, steps) / steps;
        const QPoint wobble{step % 2, 0};
        if (step < 2 * steps)
            QTest::mouseMove(&window, window.mapFromGlobal(there + wobble));
        else
            QTest::mouseRelease(&window, Qt::LeftButton, {}, window.mapFromGlobal(there));
    });
    QTimer::singleShot(300, &window, [&] {
        QTest::mousePress(&window, Qt::LeftButton, {}, {40, 40});
        auto *const drag = new QDrag{&window};
        drag->setMimeData(offered(arguments.sliced(3)));
        lead.start(pauseMs);
        const Qt::DropAction action = drag->exec(Qt::CopyAction | Qt::MoveAction, Qt::CopyAction);
        lead.stop();
        QTextStream{stdout} << (action == Qt::CopyAction ? "dropped" : "ignored") << Qt::endl;
        QCoreApplication::quit();
    });
    return QGuiApplication::exec();
}
