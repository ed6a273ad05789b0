#include "core/library/inputs.h"

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/schema/inputname.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int longestName = 300; // bytes
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

Result<QString> Inputs::keepFile(const QString &path) const
{
    const Result<QByteArray> bytes = readFile(path, largest);
    if (!bytes)
        return propagate(bytes);
    Result<QString> name = keep(*bytes);
    // Only a word for people: whether it could be written decides nothing.
    if (name && fileName(*name).isEmpty())
        static_cast<void>(
            writeFileDurably(this->path(*name) + u".name"_s, QFileInfo{path}.fileName().toUtf8()));
    return name;
}

Result<Json> Inputs::keepInline(Json parameters) const
{
    std::optional<Error> trouble;
    forEachText(parameters, [&](Json &text) {
        const QString written = toText(text);
        if (trouble || !isInlineFile(written))
            return;
        const QByteArray coded = written.sliced(written.indexOf(u',') + 1).toLatin1();
        const auto decoded =
            QByteArray::fromBase64Encoding(coded, QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            return; // for the provider to judge
        const Result<QString> name = keep(*decoded);
        if (name)
            text = toJson(*name);
        else
            trouble = name.error();
    });
    if (trouble)
        return fail(std::move(*trouble));
    return parameters;
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
        return fail(ErrorKind::Io, u"an input picture is not in the library any more (%1…); "
                                   "choose it again"_s.arg(digestOf(name).left(8)));
    return readFile(path(name), largest);
}

QString Inputs::fileName(const QString &name) const
{
    return QString::fromUtf8(readFile(path(name) + u".name"_s, longestName).value_or(QByteArray{}));
}

} // namespace limner
