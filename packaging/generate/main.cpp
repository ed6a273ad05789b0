// Writes what packages need and the build knows: completions, manual pages, icons.
//   limner_generate completion bash|zsh|fish OUT
//   limner_generate manual TEMPLATE VERSION DATE OUT
//   limner_generate icon SVG EDGE OUT

#include "packaging/generate/completion.h"
#include "packaging/generate/manual.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QStringList>
#include <QSvgRenderer>

#include <cstdio>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file{path};
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
}

bool writeIcon(const QString &svg, int edge, const QString &path)
{
    QSvgRenderer drawing{svg};
    if (!drawing.isValid() || edge <= 0)
        return false;
    QImage image{edge, edge, QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
    QPainter painter{&image};
    drawing.render(&painter);
    painter.end();
    return image.save(path, "PNG");
}

bool writeManual(const QString &pattern, const QStringList &words)
{
    QFile file{pattern};
    return file.open(QIODevice::ReadOnly) &&
           write(words.at(2),
                 manualPage(QString::fromUtf8(file.readAll()), words.at(0), words.at(1)).toUtf8());
}

bool writeCompletion(const QString &shell, const QString &path)
{
    const QString text = shell == u"bash"_s   ? bashCompletion()
                         : shell == u"zsh"_s  ? zshCompletion()
                         : shell == u"fish"_s ? fishCompletion()
                                              : QString{};
    return !text.isEmpty() && write(path, text.toUtf8());
}

} // namespace

int main(int argc, char *argv[])
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    bool done = false;
    if (words.size() == 3 && words.front() == u"completion"_s)
        done = writeCompletion(words.at(1), words.at(2));
    else if (words.size() == 5 && words.front() == u"manual"_s)
        done = writeManual(words.at(1), words.mid(2));
    else if (words.size() == 4 && words.front() == u"icon"_s)
        done = writeIcon(words.at(1), words.at(2).toInt(), words.at(3));
    if (!done)
        std::fprintf(stderr, "limner_generate: cannot do “%s”\n",
                     words.join(u' ').toLocal8Bit().constData());
    return done ? 0 : 1;
}
