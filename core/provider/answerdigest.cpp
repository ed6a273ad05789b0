#include "core/provider/answerdigest.h"

#include "core/base/file.h"
#include "core/provider/answerskeleton.h"
#include "core/provider/base64stream.h"

#include <QFile>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 oneRead = 1 << 20;

Error cannotUse(const QFile &file)
{
    return ioError(errno != 0 ? errno : EIO, file.fileName());
}

} // namespace

QString toString(const AnswerPiece &piece)
{
    return u"answer:%1:%2"_s.arg(piece.offset).arg(piece.length);
}

std::optional<AnswerPiece> answerPieceFrom(const QString &output)
{
    const QStringList parts = output.split(u':');
    if (parts.size() != 3 || parts.front() != u"answer"_s)
        return std::nullopt;
    bool isOffset = false;
    bool isLength = false;
    const AnswerPiece piece{.offset = parts.at(1).toLongLong(&isOffset),
                            .length = parts.at(2).toLongLong(&isLength)};
    if (!isOffset || !isLength || piece.offset < 0 || piece.length <= 0)
        return std::nullopt;
    return piece;
}

Result<AnswerDigest> digestAnswer(const QString &path)
{
    QFile file{path};
    errno = 0;
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(cannotUse(file));
    AnswerSkeleton skeleton;
    for (;;) {
        errno = 0;
        const QByteArray read = file.read(oneRead);
        if (read.isEmpty() && file.error() != QFileDevice::NoError)
            return fail(cannotUse(file));
        if (read.isEmpty())
            break;
        if (const Result<> added = skeleton.add(read); !added)
            return propagate(added);
    }
    AnswerDigest digest;
    digest.isCut = !skeleton.isWhole();
    const QByteArray text = skeleton.closed();
    if (text.trimmed().isEmpty())
        return digest;
    Result<Json> json = parseForeignJson(text);
    if (!json)
        return propagate(json);
    digest.json = std::move(*json);
    return digest;
}

Result<> saveAnswerPiece(const QString &answer, const AnswerPiece &piece, const QString &path)
{
    QFile in{answer};
    errno = 0;
    if (!in.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || !in.seek(piece.offset))
        return fail(cannotUse(in));
    QFile out{path};
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return fail(cannotUse(out));
    Base64Stream decoder;
    for (qint64 left = piece.length; left > 0;) {
        errno = 0;
        const QByteArray text = in.read(std::min(left, oneRead));
        if (text.isEmpty())
            return fail(cannotUse(in));
        left -= text.size();
        const Result<QByteArray> bytes = left > 0 ? decoder.add(text) : decoder.finish(text);
        if (!bytes)
            return propagate(bytes);
        if (out.write(*bytes) != bytes->size())
            return fail(cannotUse(out));
    }
    return {};
}

} // namespace limner
