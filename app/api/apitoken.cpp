#include "app/api/apitoken.h"

#include "core/base/file.h"
#include "core/base/samebytes.h"

#include <QFileInfo>
#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 largestFile = 4096;

QByteArray randomBytes()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return QByteArray{reinterpret_cast<const char *>(words.data()), sizeof words};
}

QByteArray newToken()
{
    return randomBytes().toHex();
}

QByteArray newWebhookSecret()
{
    return "whsec_" + randomBytes().toBase64();
}

Result<KeptApiToken> made(const QString &file, const QByteArray &token)
{
    if (const Result<> folder = createFolder(QFileInfo{file}.path()); !folder)
        return propagate(folder);
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

//! What the file holds, or what `make` makes for it.
Result<KeptApiToken> kept(const QString &file, QByteArray (*make)())
{
    if (!QFileInfo::exists(file))
        return made(file, make());
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

} // namespace

QString apiTokenFile(const Folders &folders)
{
    return QFileInfo{folders.settingsFile}.path() + u"/api-token"_s;
}

Result<KeptApiToken> keptApiToken(const QString &file)
{
    return kept(file, newToken);
}

Result<KeptApiToken> keptWebhookSecret(const QString &file)
{
    return kept(file, newWebhookSecret);
}

Result<Secret> renewedApiToken(const QString &file)
{
    const QString fresh = file + u".new"_s;
    QFile::remove(fresh); // of a start that was cut short
    Result<KeptApiToken> token = made(fresh, newToken());
    if (!token)
        return propagate(token);
    if (const Result<> moved = renameDurably(fresh, file); !moved)
        return propagate(moved);
    return std::move(token->token);
}

bool isSameToken(const Secret &token, QByteArrayView given)
{
    return areSameBytes(token.reveal(), given) && !token.isEmpty();
}

} // namespace limner
