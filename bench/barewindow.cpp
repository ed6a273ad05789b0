// barewindow: a main window of Qt with nothing in it, which stays until it is ended: the least that
// any program of Qt needs.
#include <QApplication>
#include <QMainWindow>

int main(int argc, char *argv[])
{
    const QApplication qt{argc, argv};
    QMainWindow window;
    window.setWindowTitle(QStringLiteral("bare"));
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}
