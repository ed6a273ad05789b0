#include "core/sandbox/sims3store.h"

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/json.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <cstdio>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largest = qint64{1} << 30;

//! Whole or not at all, but without waiting for the disk: the sandbox shares a thread with a
//! window.
Result<> writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file{path + u".part"_s};
    const bool isWritten = file.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
                           file.write(bytes) == bytes.size() && file.flush();
    const int problem = errno;
    file.close();
    if (isWritten && std::rename(QFile::encodeName(file.fileName()).constData(),
                                 QFile::encodeName(path).constData()) == 0)
        return {};
    const Error error = ioError(isWritten ? errno : problem, path);
    file.remove();
    return fail(error);
}

} // namespace

SimS3Store::SimS3Store(QString folder)
    : m_folder{std::move(folder)}
{
    QDir{}.mkpath(m_folder);
}

QString SimS3Store::path(const QByteArray &key) const
{
    // Any key is legal; a file name is not. The readable end is for people who look into the
    // folder.
    const QString name = QString::fromLatin1(sha256Hex(key).first(32));
    QString readable = QString::fromUtf8(key).section(u'/', -1);
    for (QChar &c : readable) {
        if (c.unicode() > 0x7e || !(c.isLetterOrNumber() || c == u'.' || c == u'-'))
            c = u'_';
    }
    return m_folder + u'/' + name + u'-' + readable.right(60);
}

Result<> SimS3Store::put(const QByteArray &key, const QByteArray &body,
                         const std::vector<std::pair<QByteArray, QByteArray>> &headers)
{
    Json facts;
    facts["key"] = key.toBase64().toStdString(); // keys need not be UTF-8
    facts["etag"] = md5(body).toHex().toStdString();
    facts["bytes"] = body.size();
    facts["modified"] = toJson(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    facts["headers"] = Json::array();
    for (const auto &[name, value] : headers)
        facts["headers"].push_back({name.toStdString(), value.toBase64().toStdString()});
    // The body first: an object exists once its sidecar does.
    Result<> written = writeFile(path(key), body);
    if (!written)
        return written;
    return writeFile(path(key) + u".meta"_s, toBytes(facts));
}

std::optional<SimS3Store::Object> SimS3Store::find(const QByteArray &key) const
{
    return read(path(key) + u".meta"_s);
}

std::optional<SimS3Store::Object> SimS3Store::read(const QString &sidecar) const
{
    const Result<QByteArray> text = readFile(sidecar, 1 << 20);
    if (!text)
        return std::nullopt;
    const Result<Json> facts = parseJson(*text);
    if (!facts || !facts->is_object())
        return std::nullopt;
    Object object{.key = QByteArray::fromBase64(textAt(*facts, "key").toLatin1()),
                  .etag = textAt(*facts, "etag").toLatin1(),
                  .bytes = integerAt(*facts, "bytes").value_or(0),
                  .modified = QDateTime::fromString(textAt(*facts, "modified"), Qt::ISODateWithMs)};
    for (const Json &pair : memberAt(*facts, "headers")) {
        if (pair.is_array() && pair.size() == 2)
            object.headers.emplace_back(toText(pair.at(0)).toLatin1(),
                                        QByteArray::fromBase64(toText(pair.at(1)).toLatin1()));
    }
    return object;
}

Result<QByteArray> SimS3Store::body(const QByteArray &key) const
{
    return readFile(path(key), largest);
}

void SimS3Store::remove(const QByteArray &key)
{
    QFile::remove(path(key) + u".meta"_s);
    QFile::remove(path(key));
}

std::vector<SimS3Store::Object> SimS3Store::list(const QByteArray &prefix) const
{
    std::vector<Object> objects;
    const QDir folder{m_folder};
    for (const QString &name : folder.entryList({u"*.meta"_s}, QDir::Files)) {
        std::optional<Object> object = read(folder.filePath(name));
        if (object && object->key.startsWith(prefix))
            objects.push_back(*std::move(object));
    }
    std::sort(objects.begin(), objects.end(),
              [](const Object &a, const Object &b) { return a.key < b.key; });
    return objects;
}

} // namespace limner
