#include "core/library/inputs.h"

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/library/inputtrouble.h"
#include "core/schema/inputname.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int longestName = 300; // bytes
constexpr int longestOrigins = 64 << 10;
constexpr int mostOrigins = 200;
const QString nameEnding = u".name"_s;
const QString originsEnding = u".from"_s;
const QString artworkEnding = u".artwork"_s;

void note(const QString &file, QByteArrayView text)
{
    static_cast<void>(writeFileDurably(file, text));
}
} // namespace

Inputs::Inputs(const QString &libraryFolder)
    : m_folder{libraryFolder + u"/inputs"_s}
{}

Result<QString> Inputs::keep(QByteArrayView bytes) const
{
    if (bytes.size() > largest)
        return fail(ErrorKind::TooLarge, u"%1 bytes"_s.arg(bytes.size()));
    const QString name = inputName(sha256Hex(bytes));
    if (has(name))
        return name;
    if (const Result<> made = createFolder(m_folder); !made)
        return propagate(made);
    if (const Result<> written = writeFileDurably(path(name), bytes); !written)
        return propagate(written);
    return name;
}

bool Inputs::has(const QString &name) const
{
    return QFile::exists(path(name));
}

QString Inputs::path(const QString &name) const
{
    return m_folder + u'/' + digestOf(name);
}

Result<QByteArray> Inputs::bytes(const QString &name) const
{
    if (!has(name))
        return fail(inputError(InputTrouble::InputGone,
                               u"an input picture is not in the library any more (%1…); "
                               "choose it again"_s.arg(digestOf(name).left(8))));
    return readFile(path(name), largest);
}

QString Inputs::fileName(const QString &name) const
{
    return QString::fromUtf8(readFile(path(name) + nameEnding, longestName).value_or(QByteArray{}));
}

void Inputs::noteFileName(const QString &name, const QString &fileName) const
{
    const QByteArray text = fileName.toUtf8();
    if (!text.isEmpty() && text.size() <= longestName && this->fileName(name).isEmpty())
        note(path(name) + nameEnding, text);
}

void Inputs::noteOrigins(const QString &name, const QStringList &origins) const
{
    QStringList all = ownOrigins(name);
    const qsizetype before = all.size();
    for (const QString &origin : origins) {
        if (isInputName(origin) && origin != name && !all.contains(origin))
            all.append(origin);
    }
    if (all.size() > before)
        note(path(name) + originsEnding, all.join(u'\n').toLatin1());
}

QStringList Inputs::ownOrigins(const QString &name) const
{
    const Result<QByteArray> text = readFile(path(name) + originsEnding, longestOrigins);
    QStringList origins = QString::fromLatin1(text.value_or(QByteArray{})).split(u'\n');
    origins.removeIf([](const QString &origin) { return !isInputName(origin); });
    return origins;
}

QStringList Inputs::origins(const QString &name) const
{
    QStringList all;
    QStringList open{name};
    while (!open.isEmpty() && all.size() < mostOrigins) {
        for (const QString &origin : ownOrigins(open.takeFirst())) {
            if (origin == name || all.contains(origin))
                continue;
            all.append(origin);
            open.append(origin);
        }
    }
    return all;
}

void Inputs::noteArtwork(const QString &name) const
{
    if (!wasArtwork(name))
        note(path(name) + artworkEnding, {});
}

bool Inputs::wasArtwork(const QString &name) const
{
    return QFile::exists(path(name) + artworkEnding);
}

} // namespace limner
