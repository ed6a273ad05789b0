#include "app/api/apitoken.h"

#include "core/base/digest.h"
#include "core/base/file.h"

#include <QFileInfo>
#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 largestFile = 4096;

QByteArray newToken()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return QByteArray{reinterpret_cast<const char *>(words.data()), sizeof words}.toHex();
}

Result<KeptApiToken> madeToken(const QString &file)
{
    if (const Result<> made = createFolder(QFileInfo{file}.path()); !made)
        return propagate(made);
    const QByteArray token = newToken();
    // Its rights before its bytes: nobody may read it in between.
    QFile out{file};
    if (!out.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                  QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        out.write(token + '\n') < 0 || !out.flush())
        return fail(ErrorKind::Io, file + u": "_s + out.errorString());
    if (const Result<> safe = syncFile(file); !safe)
        return propagate(safe);
    return KeptApiToken{.token = Secret{token}, .isNew = true};
}

} // namespace

Result<KeptApiToken> keptApiToken(const QString &file)
{
    if (!QFileInfo::exists(file))
        return madeToken(file);
    constexpr QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                                                QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (QFileInfo{file}.permissions() & others)
        return fail(ErrorKind::Forbidden,
                    u"others can read the token in %1; as it may be known, delete the file and "
                    "start again"_s.arg(file));
    const Result<QByteArray> bytes = readFile(file, largestFile);
    if (!bytes)
        return propagate(bytes);
    const QByteArray token = bytes->trimmed();
    if (token.size() < shortestApiToken)
        return fail(ErrorKind::Io, u"%1 holds no token; delete it and start again"_s.arg(file));
    return KeptApiToken{.token = Secret{token}};
}

bool isSameToken(const Secret &token, QByteArrayView given)
{
    // Digests have one length, and nobody learns from the time how much of a token is right.
    const QByteArray right = sha256(token.reveal());
    const QByteArray other = sha256(given);
    int difference = 0;
    for (qsizetype i = 0; i < right.size(); ++i)
        difference |= right.at(i) ^ other.at(i);
    return difference == 0 && !token.isEmpty();
}

} // namespace limner
